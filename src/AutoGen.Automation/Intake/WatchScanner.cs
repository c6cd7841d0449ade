using System.IO.Enumeration;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Intake;

/// <summary>One full look at a watched folder. Follows no links and never enters the agent's own folders or outputs.</summary>
internal sealed class WatchScanner(WatchSettings watch, LiveOptions options)
{
    /// <summary>Files whose content lies elsewhere until somebody reads them (OneDrive and the like): a scan must not fetch them.</summary>
    private const FileAttributes Placeholder = FileAttributes.Offline | (FileAttributes)0x40000 | (FileAttributes)0x400000;

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
                leftAlone.Add((Path.GetRelativePath(root, folder), "it may not be read"));
                continue;
            }

            var names = entries.ToDictionary(entry => Path.GetFileName(entry.Path), entry => entry.Modified, StringComparer.Ordinal);
            foreach (var entry in entries.Where(entry => !SourceNames.IsIgnored(Path.GetFileName(entry.Path))))
                Sort(entry, names);
        }

        return new ScanResult([.. files.OrderBy(file => file.Relative, StringComparer.Ordinal)], leftAlone);

        void Sort(Entry entry, Dictionary<string, DateTimeOffset> names)
        {
            var (name, relative) = (Path.GetFileName(entry.Path), Path.GetRelativePath(root, entry.Path));
            if (name.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(entry.Path))
                leftAlone.Add((relative, "its name is not UTF-8 text, so it cannot be opened; rename it"));
            else if (entry.IsLink)
                leftAlone.Add((relative, "it is a link"));
            else if (entry.IsFolder && SourceNames.IsKnown(name))
                leftAlone.Add((relative, "it is a folder, named like a file"));
            else if (entry.IsFolder && watch.Recurse && !closed.Contains(entry.Path) && !IsOurs(entry.Path))
                folders.Push(entry.Path);
            else if (!entry.IsFolder && entry.Bytes == 0 && SpecialFile.Is(entry.Path))
                leftAlone.Add((relative, "it is no file but a pipe, socket or device"));
            else if (!entry.IsFolder && !SourceNames.IsKnown(name))
                leftAlone.Add((relative, $"\"{Path.GetExtension(name)}\" is not a kind of file that is taken (.txt, .json, .png, .jpg, .jpeg, .webp)"));
            else if (!entry.IsFolder && (entry.Attributes & Placeholder) == 0)
                files.Add(new FoundFile(relative, entry.Bytes, entry.Modified) { MarkedAt = names.TryGetValue(name + SourceNames.Ready, out var marked) ? marked : null });
        }
    }

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
    private static List<Entry>? Entries(string folder, string root)
    {
        try
        {
            return [.. new FileSystemEnumerable<Entry>(folder, Read, EveryEntry)];
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

    private static Entry Read(ref FileSystemEntry entry)
    {
        var path = entry.ToFullPath();
        return new Entry(path, entry.IsDirectory, IsLink(ref entry, path), entry.Attributes, entry.IsDirectory ? 0 : entry.Length, entry.LastWriteTimeUtc);
    }

    /// <summary>Placeholders of cloud folders are reparse points too, but lead nowhere else.</summary>
    private static bool IsLink(ref FileSystemEntry entry, string path) =>
        (entry.Attributes & FileAttributes.ReparsePoint) != 0 && Confinement.Link(path) is not null;

    private sealed record Entry(string Path, bool IsFolder, bool IsLink, FileAttributes Attributes, long Bytes, DateTimeOffset Modified);
}
