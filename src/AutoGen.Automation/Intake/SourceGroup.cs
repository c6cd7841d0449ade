using System.IO.Enumeration;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Intake;

/// <summary>Files that become one drop together: a prompt file, an image, or images with their same-named sidecar.</summary>
internal sealed record SourceGroup(IReadOnlyList<FoundFile> Files)
{
    /// <summary>The groups in what a scan found, in the watch's order; by name where they are equal in that.</summary>
    public static IEnumerable<SourceGroup> From(WatchSettings watch, IReadOnlyList<FoundFile> files)
    {
        var groups = files.GroupBy(file => file.Stem, StringComparer.OrdinalIgnoreCase)
            .SelectMany(Split)
            .Where(group => watch.Pattern is null || FileSystemName.MatchesSimpleExpression(watch.Pattern, group.Files[0].Name));
        return watch.Order switch
        {
            WatchSettings.ByAge => groups.OrderBy(group => group.Files.Max(file => file.Modified)),
            WatchSettings.BySize => groups.OrderBy(group => group.Files.Sum(file => file.Bytes)),
            _ => groups,
        };
    }

    private static IEnumerable<SourceGroup> Split(IEnumerable<FoundFile> sameStem)
    {
        FoundFile[] files = [.. sameStem.OrderBy(file => SourceNames.IsText(file.Name))];
        var pair = SourceNames.IsImage(files[0].Name) && SourceNames.IsText(files[^1].Name);
        return pair ? [new SourceGroup(files)] : files.Select(file => new SourceGroup([file]));
    }
}
