using System.IO.Enumeration;
using AutoGen.Automation.Files;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Intake;

/// <summary>A file or folder as the folder that holds it tells of it; it is not opened for that.</summary>
internal sealed record ScannedEntry(string Path, bool IsFolder, bool IsLink, FileAttributes Attributes, long Bytes, DateTimeOffset Modified)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public static ScannedEntry Read(ref FileSystemEntry entry)
    {
        var path = entry.ToFullPath();
        return new ScannedEntry(path, entry.IsDirectory, IsLinkAt(ref entry, path), entry.Attributes, entry.IsDirectory ? 0 : entry.Length, entry.LastWriteTimeUtc);
    }

    /// <summary>Why it is not taken, in words for the log that say what can be done; null where nothing about it is against that.</summary>
    public string? WhyNot(bool onWindows)
    {
        if (IsLink)
            return "it is a link";
        if (onWindows && PortableName.Of(Name) != Name) // made by another system: opened by that name it would be a device, or another file
            return $"Windows programs cannot open a {(IsFolder ? "folder" : "file")} of that name; rename it, for example to {PortableName.Of(Name)}";
        if (IsFolder && SourceNames.IsKnown(Name))
            return "it is a folder, named like a file";
        if (!IsFolder && !SourceNames.IsKnown(Name))
            return $"\"{System.IO.Path.GetExtension(Name)}\" is not a kind of file that is taken (.txt, .json, .png, .jpg, .jpeg, .webp)";
        return OnlineOnly.Is(Attributes)
            ? "its content is in the cloud, not on this computer, and AutoGen does not fetch it; choose \"Always keep on this device\" in the menu of the watched folder (OneDrive), or copy it here"
            : null;
    }

    /// <summary>Online-only entries are reparse points too, but lead nowhere else, and to ask could fetch them.</summary>
    private static bool IsLinkAt(ref FileSystemEntry entry, string path) =>
        (entry.Attributes & FileAttributes.ReparsePoint) != 0 && !OnlineOnly.Is(entry.Attributes) && Confinement.Link(path) is not null;
}
