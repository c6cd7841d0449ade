using System.IO.Pipes;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using AutoGen.Agent.Services;

namespace AutoGen.Agent.Control;

/// <summary>
/// The control pipe of Windows. A service has an account of its own, so that "the same user" would lock everybody out: it may be
/// spoken to by administrators and by whoever was given the right to change the data folder itself (not by inheritance), as
/// <c>autogen service install</c> gives it to the user who installs.
/// </summary>
[SupportedOSPlatform("windows")]
internal static class WindowsControlPipe
{
    private static readonly SecurityIdentifier Administrators = new(WellKnownSidType.BuiltinAdministratorsSid, null), System = new(WellKnownSidType.LocalSystemSid, null);

    public static NamedPipeServerStream Listen(string name, string dataFolder)
    {
        var security = new PipeSecurity();
        security.SetOwner(Me); // clients go by it; an administrator's objects would belong to the group else
        Allow(security, Me, PipeAccessRights.FullControl);
        foreach (var client in new[] { Administrators, System }.Concat(ChangersOf(dataFolder)))
            Allow(security, client, PipeAccessRights.ReadWrite);
        return NamedPipeServerStreamAcl.Create(
            name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous, 0, 0, security);
    }

    /// <summary>Who listens, where this user may not trust them; null where they may: it is their own, an administrator's, the service's.</summary>
    public static string? StrangerAt(NamedPipeClientStream pipe)
    {
        var owner = pipe.GetAccessControl().GetOwner(typeof(SecurityIdentifier));
        return owner == Me || owner == Administrators || owner == System || owner == ServiceAccount.SidOf(AgentServices.Name) ? null : owner?.Value ?? "nobody";
    }

    private static SecurityIdentifier Me
    {
        get
        {
            using var identity = WindowsIdentity.GetCurrent();
            return identity.User!;
        }
    }

    private static void Allow(PipeSecurity security, SecurityIdentifier who, PipeAccessRights rights) =>
        security.AddAccessRule(new PipeAccessRule(who, rights, AccessControlType.Allow));

    private static IEnumerable<SecurityIdentifier> ChangersOf(string folder) =>
        new DirectoryInfo(folder).GetAccessControl(AccessControlSections.Access)
            .GetAccessRules(includeExplicit: true, includeInherited: false, typeof(SecurityIdentifier))
            .OfType<FileSystemAccessRule>()
            .Where(static rule => rule.AccessControlType == AccessControlType.Allow && rule.FileSystemRights.HasFlag(FileSystemRights.Modify))
            .Select(static rule => (SecurityIdentifier)rule.IdentityReference);
}
