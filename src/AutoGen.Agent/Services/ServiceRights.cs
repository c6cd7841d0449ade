using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>
/// The rights of a service's account on its folders: given at install, and noted in the data folder (service-rights.txt), so that
/// uninstall takes all of them back.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class ServiceRights
{
    private const InheritanceFlags Everything = InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit;

    /// <summary>
    /// Lets the account read the program, models and plugins, and change its folders; makes those of them that are not there. Who installs may change the data
    /// folder too, and so speak to the agent (<see cref="Control.WindowsControlPipe"/>); nobody else but administrators may: what lies
    /// in its plugins is run.
    /// </summary>
    public static IReadOnlyList<Problem> Give(ServiceOrder order, SecurityIdentifier account)
    {
        var data = order.Places.Data;
        var read = order.Read.Where(Directory.Exists).ToList(); // one that is not there yet is granted by the next install
        Problem?[] kept =
        [
            Try(data, () => Close(data, account)),
            .. order.Written.Where(folder => folder != data).Select(folder => Change(folder, security => Add(security, account, FileSystemRights.Modify))),
            .. read.Select(folder => Change(folder, security => Add(security, account, FileSystemRights.ReadAndExecute))),
            Try(data, () => Note(data, order.Written.Concat(read))),
        ];
        return [.. kept.OfType<Problem>()];
    }

    /// <summary>Takes back what was given. Folders that are no more have nothing to take back; the data folder stays closed.</summary>
    public static IReadOnlyList<Problem> TakeBack(string dataFolder, SecurityIdentifier account)
    {
        if (!File.Exists(PathIn(dataFolder)))
            return [];
        Problem?[] kept =
        [
            .. Noted(dataFolder).Where(Directory.Exists).Select(folder => Change(folder, security => security.PurgeAccessRules(account))),
            Try(dataFolder, () => File.Delete(PathIn(dataFolder))),
        ];
        return [.. kept.OfType<Problem>()];
    }

    /// <summary>Without what %ProgramData% lets every user do, and without what was given to others before.</summary>
    private static void Close(string folder, SecurityIdentifier account)
    {
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        Add(security, TrustedAccounts.Administrators, FileSystemRights.FullControl);
        Add(security, TrustedAccounts.System, FileSystemRights.FullControl);
        Add(security, account, FileSystemRights.Modify);
        Add(security, TrustedAccounts.Me, FileSystemRights.Modify);
        var directory = new DirectoryInfo(folder);
        if (directory.Exists)
            directory.SetAccessControl(security);
        else
            directory.Create(security);
    }

    private static void Add(DirectorySecurity security, SecurityIdentifier who, FileSystemRights rights) =>
        security.AddAccessRule(new FileSystemAccessRule(who, rights, Everything, PropagationFlags.None, AccessControlType.Allow));

    /// <summary>With those of an earlier install, which may have had other watches.</summary>
    private static void Note(string dataFolder, IEnumerable<string> folders) =>
        File.WriteAllLines(PathIn(dataFolder), [.. Noted(dataFolder).Union(folders, StringComparer.OrdinalIgnoreCase)]);

    private static string[] Noted(string dataFolder) => File.Exists(PathIn(dataFolder)) ? File.ReadAllLines(PathIn(dataFolder)) : [];

    private static Problem? Change(string folder, Action<DirectorySecurity> change) => Try(folder, () =>
    {
        var directory = Directory.CreateDirectory(folder);
        var security = directory.GetAccessControl(AccessControlSections.Access);
        change(security);
        directory.SetAccessControl(security);
    });

    private static Problem? Try(string folder, Action change)
    {
        try
        {
            change();
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SystemException)
        {
            return new Problem("service-folder-not-granted", $"The rights of the service's account on {folder} could not be changed: {fault.Message.TrimEnd('.')}.")
            {
                Value = folder,
                Remedy = $"Give {ServiceAccount.NameOf(AgentServices.Name)} what it needs (or take it back) in the folder's properties, page Security: to change watched folders and the data folder, to read the program's.",
            };
        }
    }

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, "service-rights.txt");
}
