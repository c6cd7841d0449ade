namespace AutoGen.Automation.Files;

/// <summary>Tells files whose content lies elsewhere until somebody reads them, as OneDrive and its kin do it, by their attributes: to look at those fetches nothing.</summary>
internal static class OnlineOnly
{
    /// <summary>Offline, recall on open, recall on data access; the last two have no name in .NET. A folder of that kind lists nothing before it is fetched.</summary>
    private const FileAttributes Any = FileAttributes.Offline | (FileAttributes)0x40000 | (FileAttributes)0x400000;

    public static bool Is(FileAttributes attributes) => (attributes & Any) != 0;
}
