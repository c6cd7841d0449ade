using System.Runtime.Versioning;
using System.Security.AccessControl;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>
/// The data folder of this computer's service, <c>%ProgramData%\AutoGen</c>. Every user may make folders in %ProgramData%, and what lies in the plugins of
/// a data folder is run: one that somebody else has made, or put something into, is not used.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class MachineData
{
    public static string FullPath => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "AutoGen");

    /// <summary>Whether there is one that this user can open and may trust.</summary>
    public static bool IsThere
    {
        get
        {
            try
            {
                using var entries = Directory.EnumerateFileSystemEntries(FullPath).GetEnumerator();
                entries.MoveNext(); // a closed one refuses
                return StrangerAt(new DirectoryInfo(FullPath)) is null;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    /// <summary>Why a data folder that is there cannot become a service's; null where it can, or is not there.</summary>
    /// <exception cref="IOException">It cannot be looked through.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be looked through.</exception>
    public static Problem? Foreign(string dataFolder)
    {
        var root = new DirectoryInfo(dataFolder);
        if (!root.Exists)
            return null;
        if (StrangerAt(root) is { } owner)
            return Foreign(root, owner);
        var changers = TrustedAccounts.ChangersOf(dataFolder).ToList();
        return root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => TrustedAccounts.Stranger(OwnerOf(entry), changers) is { } stranger ? Foreign(entry, stranger) : null)
            .FirstOrDefault(static problem => problem is not null);
    }

    private static string? StrangerAt(FileSystemInfo entry) => TrustedAccounts.Stranger(OwnerOf(entry));

    private static FileSystemSecurity OwnerOf(FileSystemInfo entry) =>
        entry is DirectoryInfo folder ? folder.GetAccessControl(AccessControlSections.Owner) : ((FileInfo)entry).GetAccessControl(AccessControlSections.Owner);

    private static Problem Foreign(FileSystemInfo entry, string owner) => new("service-data-foreign", $"{entry.FullName} belongs to another user ({owner}): what lies in a data folder is run by the service.")
    {
        Value = entry.FullName,
        Allowed = "a data folder that administrators, you or the service have made",
        Remedy = "Look at what it is; remove it, or make it yours (takeown /f FOLDER /r /a), or name another folder with --data.",
    };
}
