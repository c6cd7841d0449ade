namespace AutoGen.Automation.Watches;

/// <summary>A folder that holds drops, done/ and failed/ of a watch.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Watch">The watch, as it is or was configured.</param>
internal sealed record WatchHome(string Path, WatchSettings Watch)
{
    /// <summary>All that a watch may have.</summary>
    public static IEnumerable<WatchHome> Of(WatchSettings watch) => WatchFolders.Homes(watch).Select(home => new WatchHome(home, watch));
}
