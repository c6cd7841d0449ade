using AutoGen.Protocol.Catalogues;

namespace AutoGen.Models;

/// <summary>The models a user may name: every sub-folder of the model roots.</summary>
public static class ModelCatalogue
{
    /// <summary>
    /// Looks at every folder below each root, without loading a network. A root that does not exist holds nothing; of
    /// two folders of one name the one in the earlier root wins.
    /// </summary>
    public static IReadOnlyList<ModelEntry> Find(IEnumerable<string> roots) =>
        [.. roots
            .Where(Directory.Exists)
            .SelectMany(static root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            .Where(static folder => !Path.GetFileName(folder).StartsWith('.'))
            .DistinctBy(static folder => Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)
            .Select(ModelFolder.Inspect)];
}
