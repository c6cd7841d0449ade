using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>Folders of a service: those it cannot see are refused, the others get the rights that its account needs.</summary>
[SupportedOSPlatform("windows")]
internal static class ServiceFolders
{
    private const InheritanceFlags Everything = InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit;

    /// <summary>Why a service could not work there.</summary>
    public static Problem? Refusal(ServiceOrder order) =>
        order.Written.FirstOrDefault(IsMapped) is { } mapped ? Mapped(mapped) : null;

    /// <summary>
    /// Lets the account read the program and change the folders; makes those that are not there. Who installs may change the data
    /// folder too, and so speak to the agent (<see cref="Control.WindowsControlPipe"/>).
    /// </summary>
    public static IEnumerable<Problem> Grant(ServiceOrder order, SecurityIdentifier account)
    {
        using var installer = WindowsIdentity.GetCurrent();
        if (TryGrant(order.Places.Data, installer.User!, FileSystemRights.Modify) is { } ungranted)
            yield return ungranted;
        foreach (var folder in order.Written)
        {
            if (TryGrant(folder, account, FileSystemRights.Modify) is { } problem)
                yield return problem;
        }

        if (TryGrant(order.Places.Installation, account, FileSystemRights.ReadAndExecute) is { } unread)
            yield return unread;
    }

    private static bool IsMapped(string folder) =>
        Path.GetPathRoot(folder) is { Length: 3 } root && root[1] == ':' && new DriveInfo(root).DriveType == DriveType.Network;

    private static Problem Mapped(string folder) => new("service-drive-mapped", $"{folder} lies on {folder[..2]}, a network drive that only exists for the signed-in user; a service does not see it.")
    {
        Value = folder,
        Allowed = @"a folder of this machine, or a share by its own name (\\server\share\folder)",
        Remedy = @"Write the share's own name into the configuration (net use shows it), or install with --at-logon.",
    };

    private static Problem? TryGrant(string folder, SecurityIdentifier account, FileSystemRights rights)
    {
        try
        {
            var directory = Directory.CreateDirectory(folder);
            var security = directory.GetAccessControl(AccessControlSections.Access);
            security.AddAccessRule(new FileSystemAccessRule(account, rights, Everything, PropagationFlags.None, AccessControlType.Allow));
            directory.SetAccessControl(security);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SystemException)
        {
            return new Problem("service-folder-not-granted", $"The service's account could not be given rights on {folder}: {fault.Message.TrimEnd('.')}.")
            {
                Value = folder,
                Remedy = $"Give {ServiceAccount.NameOf(AgentServices.Name)} the right to {(rights == FileSystemRights.Modify ? "change" : "read")} it, in the folder's properties, page Security.",
            };
        }
    }
}
