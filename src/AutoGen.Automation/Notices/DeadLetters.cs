using AutoGen.Automation.Files;

namespace AutoGen.Automation.Notices;

/// <summary>Notices that were given up, as they were, with the reason; the newest of them.</summary>
internal sealed class DeadLetters(DataFolder data, DurableFiles files)
{
    /// <summary>The outbox in the data folder.</summary>
    public const string Outbox = "outbox";

    private const int MostKept = 100;

    public string Folder => Path.Combine(data.FullPath, Outbox, "dead");

    public int Count => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.json").Count() : 0;

    /// <summary>Those given up since a moment.</summary>
    public int Since(DateTimeOffset moment) =>
        Directory.Exists(Folder) ? new DirectoryInfo(Folder).EnumerateFiles("*.json").Count(file => file.LastWriteTimeUtc >= moment) : 0;

    public void Add(OutboxEntry entry)
    {
        files.CreateFolder(Folder);
        files.WriteJson(Path.Combine(Folder, entry.FileName), entry);
        foreach (var old in new DirectoryInfo(Folder).GetFiles("*.json").OrderByDescending(static file => file.LastWriteTimeUtc).Skip(MostKept))
            files.Delete(old.FullName);
    }
}
