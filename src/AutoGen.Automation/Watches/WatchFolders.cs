using AutoGen.Automation.Files;

namespace AutoGen.Automation.Watches;

/// <summary>The agent's own folders in a watched or output folder.</summary>
internal static class WatchFolders
{
    public const string Own = ".autogen";
    public const string Done = "done";
    public const string Failed = "failed";

    /// <summary>The agent's own folder in a home.</summary>
    public static string OwnIn(string home) => Path.Combine(home, Own);

    public static string Drops(string home) => Path.Combine(home, Own, "drops");

    /// <summary>What was copied in and stays where it is.</summary>
    public static string Ledger(string home) => Path.Combine(home, Own, "ledger.jsonl");

    /// <summary>Folders of finished drops of which something is missing.</summary>
    public static string Kept(string home) => Path.Combine(home, Own, Failed);

    /// <summary>Where sources and reports of finished drops lie in a home.</summary>
    public static IReadOnlyList<string> Finished(string home) => [Path.Combine(home, Done), Path.Combine(home, Failed)];

    /// <summary>Where pictures are written before they are renamed into their output folder.</summary>
    public static string Work(string output) => Path.Combine(output, Own);

    /// <summary>
    /// Folders that may hold the agent's own folder, done/ and failed/ of a watch: the watch itself and, for one that
    /// cannot be written, a folder below its output.
    /// </summary>
    public static IReadOnlyList<string> Homes(WatchSettings watch) => [watch.Path, Path.Combine(watch.Output, NameOf(watch))];

    /// <summary>Name of a watch's folder below its output.</summary>
    public static string NameOf(WatchSettings watch) => FileNames.Portable("from-" + watch.Name);
}
