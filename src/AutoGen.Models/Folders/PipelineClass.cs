using AutoGen.Abstractions;
using AutoGen.Protocol;

namespace AutoGen.Models.Folders;

/// <summary>The <c>_class_name</c> of model_index.json: which family a model belongs to.</summary>
internal static class PipelineClass
{
    private const string Key = "_class_name";
    private static readonly string[] Built = ["StableDiffusionPipeline", "OnnxStableDiffusionPipeline", "ORTStableDiffusionPipeline"];
    private static readonly Dictionary<string, string> Families = new()
    {
        ["StableDiffusionXL"] = "Stable Diffusion XL",
        ["StableDiffusion3"] = "Stable Diffusion 3",
        ["StableVideoDiffusion"] = "Stable Video Diffusion",
        ["Flux"] = "FLUX",
        ["StableDiffusionInpaint"] = "Stable Diffusion inpainting",
        ["LatentConsistencyModel"] = "latent consistency models",
    };

    /// <summary>Why the class cannot be loaded; null where it can.</summary>
    public static Problem? Check(ConfigFile index)
    {
        var name = index.Text(Key);
        if (name is not null && Built.Contains(name))
            return null;
        var bare = Bare(name);
        var family = Families.Keys.FirstOrDefault(key => bare?.StartsWith(key, StringComparison.Ordinal) == true);
        return new(
            family is null ? "model-class-unknown" : "model-class-not-built",
            family is null ? $"'{name ?? "nothing"}' is no model class that AutoGen knows." : $"'{name}' ({Families[family]}) is known but not built yet.")
        {
            File = index.Path,
            Key = Key,
            Value = name,
            Allowed = string.Join(", ", Built),
        };
    }

    /// <summary>The family as schedules know it.</summary>
    public static ModelFamily FamilyOf(ConfigFile index) => Bare(index.Text(Key)) switch
    {
        { } name when name.StartsWith("StableDiffusionXL", StringComparison.Ordinal) => ModelFamily.StableDiffusionXl,
        { } name when name.StartsWith("StableVideoDiffusion", StringComparison.Ordinal) => ModelFamily.StableVideoDiffusion,
        { } name when name.StartsWith("StableDiffusion3", StringComparison.Ordinal) => ModelFamily.Other,
        { } name when name.StartsWith("StableDiffusion", StringComparison.Ordinal) => ModelFamily.StableDiffusion,
        _ => ModelFamily.Other,
    };

    private static string? Bare(string? name) => name?.Replace("Onnx", "", StringComparison.Ordinal).Replace("ORT", "", StringComparison.Ordinal);
}
