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
    /// <exception cref="UnauthorizedAccessException">Somebody else has the name.</exception>
    public static NamedPipeServerStream Listen(string name, string dataFolder)
    {
        var security = new PipeSecurity();
        security.SetOwner(TrustedAccounts.Me); // clients go by it; an administrator's objects would belong to the group else
        Allow(security, TrustedAccounts.Me, PipeAccessRights.FullControl);
        foreach (var client in new[] { TrustedAccounts.Administrators, TrustedAccounts.System }.Concat(TrustedAccounts.ChangersOf(dataFolder)))
            Allow(security, client, PipeAccessRights.ReadWrite);
        var pipe = NamedPipeServerStreamAcl.Create(
            name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous, 0, 0, security);
        if (StrangerAt(pipe) is not { } stranger) // the rights of a name are those that its first end was made with
            return pipe;
        pipe.Dispose();
        throw new UnauthorizedAccessException($"Another user ({stranger}) has the pipe {name}.");
    }

    /// <summary>Who made a pipe, where this user may not trust them; null where they may.</summary>
    public static string? StrangerAt(PipeStream pipe) => TrustedAccounts.Stranger(pipe.GetAccessControl());

    private static void Allow(PipeSecurity security, SecurityIdentifier who, PipeAccessRights rights) =>
        security.AddAccessRule(new PipeAccessRule(who, rights, AccessControlType.Allow));
}
