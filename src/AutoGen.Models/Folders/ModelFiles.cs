using AutoGen.Protocol;

namespace AutoGen.Models.Folders;

/// <summary>Where the files of a model folder lie (diffusers' and optimum's ONNX layout), and whether they are there.</summary>
internal sealed record ModelFiles(string Folder)
{
    // a Git LFS pointer is a text file of about 130 bytes that stands where the real file should be
    private static readonly byte[] LfsPointer = "version https://git-lfs"u8.ToArray();

    /// <summary>Every file below a folder that may be seen.</summary>
    public static EnumerationOptions WholeTree { get; } = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    public string Index => In("model_index.json");

    public string Scheduler => In("scheduler", "scheduler_config.json");

    public string Tokenizer => In("tokenizer");

    public string TextEncoder => In("text_encoder", "model.onnx");

    public string Unet => In("unet", "model.onnx");

    public string VaeEncoder => In("vae_encoder", "model.onnx");

    public string VaeDecoder => In("vae_decoder", "model.onnx");

    private IEnumerable<string> Graphs => [TextEncoder, Unet, VaeEncoder, VaeDecoder];

    private IEnumerable<string> Required =>
    [
        Index, Scheduler, Path.Combine(Tokenizer, "vocab.json"), Path.Combine(Tokenizer, "merges.txt"),
        .. new[] { TextEncoder, Unet, VaeDecoder }.Select(ConfigOf), .. Graphs,
    ];

    /// <summary>The config.json beside a network.</summary>
    public static string ConfigOf(string graph) => Path.Combine(Path.GetDirectoryName(graph)!, "config.json");

    /// <summary>One problem per file that is empty or no model file, one for all that are missing; one for all where the weights are of a kind not built yet.</summary>
    public IEnumerable<Problem> Check()
    {
        if (!Directory.Exists(Folder))
            return [new("model-not-found", "The model folder does not exist.") { File = Folder, Remedy = "`autogen list models` shows those that do." }];
        if (!Graphs.Any(File.Exists) && Directory.EnumerateFiles(Folder, "*.safetensors", WholeTree).FirstOrDefault() is { } weights)
            return [NotBuilt(weights)];
        var missing = Required.Where(path => !File.Exists(path)).ToList();
        var present = Required.Except(missing).Select(CheckFile).OfType<Problem>();
        return missing.Count == 0 ? present : present.Prepend(Missing(missing));
    }

    /// <summary>Weights that AutoGen knows of and cannot load yet.</summary>
    public static Problem NotBuilt(string weights) => new("model-not-built", "Models of .safetensors or .ckpt weights are known but not built yet.")
    {
        File = weights,
        Allowed = "ONNX folders in the layout of diffusers and optimum",
        Remedy = "Export it to ONNX, for example with `optimum-cli export onnx`.",
    };

    private Problem? CheckFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var start = new byte[LfsPointer.Length];
            var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            if (read == 0)
                return Broken(path, "The file is empty.");
            return start.AsSpan().SequenceEqual(LfsPointer) ? Broken(path, "The file is a Git LFS pointer, not the file itself.") : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new("model-unreadable", fault.Message) { File = path, Remedy = "Let the agent's user read the file." };
        }
    }

    /// <summary>One problem however many are missing: a folder that is no model at all would fill the screen otherwise.</summary>
    private Problem Missing(List<string> missing) =>
        new("model-incomplete", missing.Count == 1
            ? "The file is missing."
            : $"{missing.Count} of the {Required.Count()} files of a model are missing: {string.Join(", ", missing.Select(Relative))}.")
        {
            File = missing.Count == 1 ? missing[0] : Folder,
            Allowed = missing.Count == 1 ? $"a folder with {string.Join(", ", Required.Select(Relative))}" : null,
            Remedy = "Copy the whole folder again.",
        };

    private static Problem Broken(string path, string message) => new("model-corrupt", message)
    {
        File = path,
        Remedy = "Take the file from the place the model came from again.",
    };

    private string Relative(string path) => Path.GetRelativePath(Folder, path).Replace('\\', '/');

    private string In(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);
}
