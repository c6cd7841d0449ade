using System.Text;

namespace AutoGen.Faults.Drops;

/// <summary>What is dropped into a watch together, and how it must end.</summary>
/// <param name="Watch">Folder of the watch.</param>
/// <param name="Files">Paths relative to the watch, the one that names the drop first.</param>
/// <param name="Pictures">Number of pictures, sheets and copies included.</param>
/// <param name="Done">Whether it ends in done/; else in failed/.</param>
internal sealed record Drop(string Watch, IReadOnlyList<(string Path, byte[] Content)> Files, int Pictures, bool Done = true)
{
    /// <summary>Number of files beside the pictures.</summary>
    public int Sidecars { get; init; }

    /// <summary>A picture of the user's that stands, by its path in the workspace, where one of ours wants to.</summary>
    public string? OldPicture { get; init; }

    /// <summary>Copied in pieces under its final name, as a browser does.</summary>
    public bool Slowly { get; init; }

    /// <summary>Cancelled while it is under way, then tried again.</summary>
    public bool TriedAgain { get; init; }

    public SourceEnd Source { get; init; }

    /// <summary>Where done/ and failed/ lie.</summary>
    public string Home { get; init; } = Watch;

    public static Drop Text(string watch, string path, string content, int pictures, bool done = true) =>
        new(watch, [(path, Encoding.UTF8.GetBytes(content))], pictures, done);

    /// <summary>Where its files must lie in the end, reports included, relative to the workspace. Markers go.</summary>
    public IEnumerable<string> Ending
    {
        get
        {
            var folder = $"{Home}/{(Done ? "done" : "failed")}/";
            var sources = Files.Select(file => file.Path).Where(path => Source != SourceEnd.Goes && !path.EndsWith(".ready", StringComparison.Ordinal));
            var report = folder + Files[0].Path.Replace('\n', '_') + ".report"; // a name that Windows takes too
            return [.. sources.Select(path => (Source == SourceEnd.Stays ? $"{Watch}/" : folder) + path), report + ".json", report + ".txt"];
        }
    }
}

/// <summary>What becomes of a source.</summary>
internal enum SourceEnd
{
    Moves,
    Stays,
    Goes,
}
