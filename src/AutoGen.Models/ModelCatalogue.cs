using AutoGen.Protocol.Catalogues;

namespace AutoGen.Models;

/// <summary>The models a user may name: every sub-folder of the model roots, and single checkpoints (which are listed and refused for now).</summary>
public static class ModelCatalogue
{
    /// <summary>
    /// Looks at every folder and checkpoint in each root, without loading a network. A root that does not exist holds nothing; of
    /// two models of one name the one in the earlier root wins.
    /// </summary>
    public static IReadOnlyList<ModelEntry> Find(IEnumerable<string> roots) =>
        [.. roots
            .Where(Directory.Exists)
            .SelectMany(static root => EntriesOf(root))
            .Where(static path => !Path.GetFileName(path).StartsWith('.'))
            .Select(ModelFolder.Inspect)
            .DistinctBy(static model => model.Name, StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> EntriesOf(string root)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true };
        return Directory.EnumerateDirectories(root, "*", options)
            .Concat(Directory.EnumerateFiles(root, "*", options).Where(IsCheckpoint))
            .Order(StringComparer.Ordinal);
    }

    private static bool IsCheckpoint(string path) => Path.GetExtension(path).ToLowerInvariant() is ".safetensors" or ".ckpt";
}
