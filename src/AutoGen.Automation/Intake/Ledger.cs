using System.Text;
using System.Text.Json;
using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Intake;

/// <summary>A file that was copied in and stays where it is.</summary>
/// <param name="Path">Relative to the watch.</param>
/// <param name="Bytes">Its size then.</param>
/// <param name="Modified">Its time then.</param>
/// <param name="Sha256">Hash of what was copied.</param>
internal sealed record LedgerEntry(string Path, long Bytes, DateTimeOffset Modified, string Sha256);

/// <summary>
/// Which files were taken that could not, or should not, be renamed away, so that each is taken once. One line a file;
/// a later line of the same path counts. Safe to use from several threads.
/// </summary>
internal sealed class Ledger
{
    /// <summary>Entries of files that are gone are dropped above this number, the oldest first: a folder that others empty must not fill our memory.</summary>
    private const int MostGone = 100_000;

    private readonly DurableFiles files;
    private readonly string path;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    private bool torn;

    /// <param name="files">The durable steps.</param>
    /// <param name="path">Where it is written.</param>
    /// <param name="older">Ledgers to take over, of other homes that the watch had.</param>
    public Ledger(DurableFiles files, string path, IEnumerable<string> older)
    {
        (this.files, this.path) = (files, path);
        foreach (var file in older.Where(File.Exists))
            Load(file);
        if (!File.Exists(path))
            return;
        var written = Load(path);
        if (written != lines.Count || !EndsWell()) // superseded, damaged or half-written lines
            Compact();
    }

    /// <summary>Whether this very file was taken: same size and time.</summary>
    public bool Holds(FoundFile file)
    {
        lock (gate)
            return lines.TryGetValue(file.Relative, out var line) && line.Entry.Bytes == file.Bytes && line.Entry.Modified == file.Modified;
    }

    /// <summary>Whether a file of that path was taken, as it is now or as it was.</summary>
    public bool Knows(string relative)
    {
        lock (gate)
            return lines.ContainsKey(relative);
    }

    /// <summary>Whether a file only got another time, and nobody took it away meanwhile. One that was deleted and dropped again is new.</summary>
    public bool HoldsContent(LedgerEntry entry)
    {
        lock (gate)
            return lines.TryGetValue(entry.Path, out var line) && !line.Gone && line.Entry.Bytes == entry.Bytes && line.Entry.Sha256 == entry.Sha256;
    }

    /// <summary>Takes over what a scan found. Entries of files that are gone are kept: a share may come back.</summary>
    public void See(IReadOnlyList<FoundFile> found)
    {
        lock (gate)
        {
            if (lines.Count == 0)
                return;
            var there = found.Select(static file => file.Relative).ToHashSet(StringComparer.Ordinal);
            foreach (var line in lines.Values)
                line.Gone |= !there.Contains(line.Entry.Path);
            Shrink(found.Count > 0);
        }
    }

    /// <summary>Remembers files, at once for this life of the agent, and on the disk when this returns.</summary>
    public void Add(IReadOnlyList<LedgerEntry> entries)
    {
        lock (gate)
        {
            foreach (var entry in entries.Where(entry => !lines.TryGetValue(entry.Path, out var line) || line.Entry != entry || line.Gone))
                lines[entry.Path] = new Line(entry);
            var added = entries.Select(entry => lines[entry.Path]).Where(static line => !line.Written).ToList();
            if (added.Count == 0)
                return;
            Write(added);
        }
    }

    private void Write(List<Line> added)
    {
        if (torn || !File.Exists(path))
        {
            Compact();
            return;
        }

        torn = true; // until it went well: half a line must not spoil the next one
        files.Append(path, Text(added));
        torn = false;
        added.ForEach(static line => line.Written = true);
    }

    private void Shrink(bool somethingIsThere)
    {
        var gone = lines.Values.Where(static line => line.Gone).ToList();
        var kept = lines.Count - gone.Count;
        var most = somethingIsThere ? Math.Max(1000, kept) : MostGone; // nothing there at all: most likely a drive that went
        if (gone.Count <= most)
            return;
        foreach (var line in gone.Take(gone.Count - most / 2))
            lines.Remove(line.Entry.Path);
        Compact();
    }

    /// <summary>Number of lines that could be read.</summary>
    private int Load(string file)
    {
        var read = 0;
        foreach (var text in File.ReadLines(file))
        {
            if (Parse(text) is not { } entry)
                continue;
            lines.Remove(entry.Path); // so that the order is that of the last lines
            lines.Add(entry.Path, new Line(entry) { Written = file == path });
            read++;
        }

        return read;
    }

    private bool EndsWell()
    {
        using var file = File.OpenRead(path);
        return file.Length == 0 || (file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() == '\n');
    }

    private void Compact()
    {
        files.CreateFolder(Path.GetDirectoryName(path)!);
        files.WriteWhole(path, Text(lines.Values));
        foreach (var line in lines.Values)
            line.Written = true;
        torn = false;
    }

    private static LedgerEntry? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<LedgerEntry>(text, ProtocolJson.Options) is { Path: not null, Sha256: not null } entry ? entry : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Text(IEnumerable<Line> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(static line => JsonSerializer.Serialize(line.Entry, ProtocolJson.Options) + "\n")));

    private sealed class Line(LedgerEntry entry)
    {
        public LedgerEntry Entry => entry;

        public bool Written { get; set; }

        public bool Gone { get; set; }
    }
}
