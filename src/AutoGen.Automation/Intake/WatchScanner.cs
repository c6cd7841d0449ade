using System.IO.Enumeration;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Intake;

/// <summary>One full look at a watched folder. Follows no links and never enters the agent's own folders or outputs.</summary>
internal sealed class WatchScanner(WatchSettings watch, LiveOptions options)
{
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public ScanResult Scan()
    {
        var (files, leftAlone) = (new List<FoundFile>(), new List<(string, string)>());
        var root = Confinement.Real(watch.Path);
        var closed = Closed(root);
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            if (Entries(folder, root) is not { } entries)
            {
                leftAlone.Add((Relative(root, folder), "it may not be read"));
                continue;
            }

            var names = entries.ToDictionary(static entry => entry.Name, static entry => entry.Modified, StringComparer.Ordinal);
            foreach (var entry in entries.Where(static entry => !SourceNames.IsIgnored(entry.Name)))
                Sort(entry, names);
        }

        return new ScanResult([.. files.OrderBy(file => file.Relative, StringComparer.Ordinal)], leftAlone);

        void Sort(ScannedEntry entry, Dictionary<string, DateTimeOffset> names)
        {
            var (name, relative) = (entry.Name, Relative(root, entry.Path));
            if (entry.IsFolder && !SourceNames.IsKnown(name) && (!watch.Recurse || closed.Contains(entry.Path)))
                return;
            if (name.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(entry.Path))
                leftAlone.Add((relative, "its name is not UTF-8 text, so it cannot be opened; rename it"));
            else if (entry.WhyNot(OperatingSystem.IsWindows()) is { } why)
                leftAlone.Add((relative, why));
            else if (entry.Bytes == 0 && !entry.IsFolder && SpecialFile.Is(entry.Path))
                leftAlone.Add((relative, "it is no file but a pipe, socket or device"));
            else if (!entry.IsFolder)
                files.Add(new FoundFile(relative, entry.Bytes, entry.Modified) { MarkedAt = names.TryGetValue(name + SourceNames.Ready, out var marked) ? marked : null });
            else if (!IsOurs(entry.Path))
                folders.Push(entry.Path);
        }
    }

    /// <summary>.NET's own would make other paths of names that Windows cannot open.</summary>
    private static string Relative(string root, string path) => path[root.Length..].TrimStart(Path.DirectorySeparatorChar);

    /// <summary>An output, also one that no configuration names any more, or a watch's home: each holds the agent's own folder once it was used.</summary>
    private static bool IsOurs(string folder) => Directory.Exists(WatchFolders.OwnIn(folder));

    /// <summary>Folders whose content is ours, or somebody's pictures.</summary>
    private HashSet<string> Closed(string root) =>
        new(options.Current.Watches.Append(watch).Select(other => other.Output).Concat(options.Current.OwnFolders).Select(Confinement.Real), StringComparer.FromComparison(Confinement.PathComparison))
        {
            Path.Combine(root, WatchFolders.Done),
            Path.Combine(root, WatchFolders.Failed),
        };

    /// <summary>Null for a sub-folder that may not be read. The watch itself must be readable, or nobody would know why nothing happens.</summary>
    private static List<ScannedEntry>? Entries(string folder, string root)
    {
        try
        {
            return [.. new FileSystemEnumerable<ScannedEntry>(folder, ScannedEntry.Read, EveryEntry)];
        }
        catch (DirectoryNotFoundException) when (folder != root) // deleted while we looked
        {
            return [];
        }
        catch (UnauthorizedAccessException) when (folder != root)
        {
            return null;
        }
    }
}
