using AutoGen.Models.Folders;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Models;

/// <summary>A model folder in the layout of diffusers and optimum, looked at without loading a network.</summary>
public static class ModelFolder
{
    /// <summary>What the folder holds; everything that is missing, unknown or corrupt is in <see cref="ModelEntry.Problems"/>.</summary>
    public static ModelEntry Inspect(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full))
            return new ModelEntry(Path.GetFileNameWithoutExtension(full), full) { Kind = "Checkpoint", Bytes = new FileInfo(full).Length, Problems = [ModelFiles.NotBuilt(full)] };
        var problems = new List<Problem>();
        var entry = new ModelEntry(Path.GetFileName(full), full) { Bytes = Size(full), Problems = problems };
        return ModelDescription.Read(full, problems) is { } model
            ? entry with { Kind = Kind(model), NativeSize = model.NativeSize, Factor = model.Factor }
            : entry;
    }

    // the width of the text states tells the generations apart: CLIP ViT-L has 768, OpenCLIP ViT-H 1024
    private static string Kind(ModelDescription model) => model.HiddenSize switch
    {
        768 => "Stable Diffusion 1.x (ONNX)",
        1024 => "Stable Diffusion 2.x (ONNX)",
        _ => "Stable Diffusion (ONNX)",
    };

    private static long Size(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", ModelFiles.WholeTree).Sum(static file => file.Length)
        : 0;
}
