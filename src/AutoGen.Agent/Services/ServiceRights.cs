using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>
/// The rights of a service's account on its folders: given at install, and noted in the data folder (service-rights.txt: who installed, then the folders), so that
/// uninstall takes all of them back.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class ServiceRights
{
    private const InheritanceFlags Everything = InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit;

    private static readonly SecurityIdentifier[] Owners = [new(WellKnownSidType.BuiltinAdministratorsSid, null), new(WellKnownSidType.LocalSystemSid, null)];

    /// <summary>
    /// Lets the account read the program, models and plugins, and change its folders; makes those of them that are not there. Who installs may change the data
    /// folder too, and so speak to the agent (<see cref="Control.WindowsControlPipe"/>); nobody else but administrators may: what lies
    /// in its plugins is run.
    /// </summary>
    public static IReadOnlyList<Problem> Give(ServiceOrder order, SecurityIdentifier account)
    {
        using var identity = WindowsIdentity.GetCurrent();
        var installer = identity.User!;
        var read = order.Read.Where(Directory.Exists).ToList(); // one that is not there yet is granted by the next install
        Problem?[] kept =
        [
            Change(order.Places.Data, security => Close(security, account, installer)),
            .. order.Written.Where(folder => folder != order.Places.Data).Select(folder => Change(folder, security => Add(security, account, FileSystemRights.Modify))),
            .. read.Select(folder => Change(folder, security => Add(security, account, FileSystemRights.ReadAndExecute))),
        ];
        return [.. kept.Append(Try(order.Places.Data, () => Note(order.Places.Data, installer.Value, order.Written.Concat(read)))).OfType<Problem>()];
    }

    /// <summary>Takes back what was given. Folders that are no more have nothing to take back.</summary>
    public static IReadOnlyList<Problem> TakeBack(string dataFolder, SecurityIdentifier account)
    {
        if (Noted(dataFolder) is not [var installer, .. var folders])
            return [];
        Problem?[] kept =
        [
            .. folders.Where(Directory.Exists).Select(folder => Change(folder, security => security.PurgeAccessRules(account))),
            Change(dataFolder, security => Open(security, account, new SecurityIdentifier(installer))),
        ];
        return [.. kept.Append(Try(dataFolder, () => File.Delete(PathIn(dataFolder)))).OfType<Problem>()];
    }

    /// <summary>Without what %ProgramData% lets every user do.</summary>
    private static void Close(DirectorySecurity security, SecurityIdentifier account, SecurityIdentifier installer)
    {
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        foreach (var owner in Owners)
            Add(security, owner, FileSystemRights.FullControl);
        Add(security, account, FileSystemRights.Modify);
        Add(security, installer, FileSystemRights.Modify);
    }

    private static void Open(DirectorySecurity security, SecurityIdentifier account, SecurityIdentifier installer)
    {
        security.SetAccessRuleProtection(isProtected: false, preserveInheritance: false);
        foreach (var one in Owners.Append(account).Append(installer))
            security.PurgeAccessRules(one);
    }

    private static void Add(DirectorySecurity security, SecurityIdentifier who, FileSystemRights rights) =>
        security.AddAccessRule(new FileSystemAccessRule(who, rights, Everything, PropagationFlags.None, AccessControlType.Allow));

    /// <summary>With those of an earlier install, which may have had other watches.</summary>
    private static void Note(string dataFolder, string installer, IEnumerable<string> folders) =>
        File.WriteAllLines(PathIn(dataFolder), [installer, .. Noted(dataFolder).Skip(1).Union(folders, StringComparer.OrdinalIgnoreCase)]);

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
