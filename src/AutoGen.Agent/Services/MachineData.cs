using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
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

    /// <summary>Why a data folder that is there cannot become a service's; null where it can, or is not there. One that cannot be looked through cannot.</summary>
    public static Problem? Refusal(string dataFolder)
    {
        try
        {
            return Foreign(new DirectoryInfo(dataFolder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refused(dataFolder, $"{dataFolder} cannot be looked through ({fault.Message.TrimEnd('.')})");
        }
    }

    private static Problem? Foreign(DirectoryInfo root)
    {
        if (!root.Exists)
            return null;
        if (StrangerAt(root) is { } owner)
            return Belongs(root, owner);
        var changers = TrustedAccounts.ChangersOf(root.FullName);
        return root.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Select(entry => Foreign(entry, changers))
            .FirstOrDefault(static problem => problem is not null);
    }

    private static Problem? Foreign(FileSystemInfo entry, IReadOnlyCollection<SecurityIdentifier> changers)
    {
        try
        {
            return TrustedAccounts.Stranger(OwnerOf(entry), changers) is { } stranger ? Belongs(entry, stranger) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && IsGone(entry))
        {
            return null; // the service that is installed over runs, and its files come and go
        }
    }

    private static bool IsGone(FileSystemInfo entry)
    {
        entry.Refresh();
        return !entry.Exists;
    }

    private static string? StrangerAt(FileSystemInfo entry) => TrustedAccounts.Stranger(OwnerOf(entry));

    private static FileSystemSecurity OwnerOf(FileSystemInfo entry) =>
        entry is DirectoryInfo folder ? folder.GetAccessControl(AccessControlSections.Owner) : ((FileInfo)entry).GetAccessControl(AccessControlSections.Owner);

    private static Problem Belongs(FileSystemInfo entry, string owner) => Refused(entry.FullName, $"{entry.FullName} belongs to another user ({owner})");

    private static Problem Refused(string path, string why) => new("service-data-foreign", $"{why}: what lies in a data folder is run by the service.")
    {
        Value = path,
        Allowed = "a data folder that administrators, you or the service have made",
        Remedy = "Look at what it is; remove it, or make it yours (takeown /f FOLDER /r /a), or name another folder with --data.",
    };
}
