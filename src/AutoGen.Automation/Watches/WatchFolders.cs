namespace AutoGen.Automation.Watches;

/// <summary>The agent's own folders in a watched or output folder.</summary>
internal static class WatchFolders
{
    public const string Own = ".autogen";
    public const string Done = "done";
    public const string Failed = "failed";

    public static string Drops(string watch) => Path.Combine(watch, Own, "drops");

    /// <summary>Folders of finished drops of which something is missing.</summary>
    public static string Kept(string watch) => Path.Combine(watch, Own, Failed);

    /// <summary>Where pictures are written before they are renamed into their output folder.</summary>
    public static string Work(string output) => Path.Combine(output, Own);
}
