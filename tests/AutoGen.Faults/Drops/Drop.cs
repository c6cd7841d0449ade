using System.Text;

namespace AutoGen.Faults.Drops;

/// <summary>What is dropped into a watch together, and how it must end.</summary>
/// <param name="Watch">Folder of the watch.</param>
/// <param name="Files">Paths relative to the watch, the one that names the drop first.</param>
/// <param name="Pictures">Number of pictures.</param>
/// <param name="Done">Whether it ends in done/; else in failed/.</param>
internal sealed record Drop(string Watch, IReadOnlyList<(string Path, byte[] Content)> Files, int Pictures, bool Done = true)
{
    /// <summary>A picture of the user's that stands, by its path in the workspace, where one of ours wants to.</summary>
    public string? OldPicture { get; init; }

    /// <summary>Copied in pieces under its final name, as a browser does.</summary>
    public bool Slowly { get; init; }

    public static Drop Text(string watch, string path, string content, int pictures, bool done = true) =>
        new(watch, [(path, Encoding.UTF8.GetBytes(content))], pictures, done);

    /// <summary>Where its files must lie in the end, reports included, relative to the workspace. Markers go.</summary>
    public IEnumerable<string> Ending
    {
        get
        {
            var folder = $"{Watch}/{(Done ? "done" : "failed")}/";
            var sources = Files.Select(file => file.Path).Where(path => !path.EndsWith(".ready", StringComparison.Ordinal)).Select(path => folder + path);
            return [.. sources, $"{folder}{Files[0].Path}.report.json", $"{folder}{Files[0].Path}.report.txt"];
        }
    }
}
