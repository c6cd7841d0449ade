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
            .SelectMany(group => Fitting(group, watch.Pattern));
        return watch.Order switch
        {
            WatchSettings.ByAge => groups.OrderBy(group => group.Files.Max(file => file.Modified)),
            WatchSettings.BySize => groups.OrderBy(group => group.Files.Sum(file => file.Bytes)),
            _ => groups,
        };
    }

    /// <summary>The group where its first file fits the pattern; else those of its files that do, each by itself.</summary>
    private static IEnumerable<SourceGroup> Fitting(SourceGroup group, string? pattern)
    {
        return Fits(group.Files[0]) ? [group] : group.Files.Where(Fits).Select(file => new SourceGroup([file]));

        bool Fits(FoundFile file) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, file.Name);
    }

    private static IEnumerable<SourceGroup> Split(IEnumerable<FoundFile> sameStem)
    {
        FoundFile[] files = [.. sameStem.OrderBy(file => SourceNames.IsText(file.Name))];
        var pair = SourceNames.IsImage(files[0].Name) && SourceNames.IsText(files[^1].Name);
        return pair ? [new SourceGroup(files)] : files.Select(file => new SourceGroup([file]));
    }
}
