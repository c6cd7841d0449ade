using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace AutoGen.Agent.Services;

/// <summary>The accounts whose folders and pipes this user may trust: their own, the administrators' and the service's.</summary>
[SupportedOSPlatform("windows")]
internal static class TrustedAccounts
{
    public static SecurityIdentifier Administrators { get; } = new(WellKnownSidType.BuiltinAdministratorsSid, null);

    public static SecurityIdentifier System { get; } = new(WellKnownSidType.LocalSystemSid, null);

    public static SecurityIdentifier Me
    {
        get
        {
            using var identity = WindowsIdentity.GetCurrent();
            return identity.User!;
        }
    }

    /// <summary>Who owns something, where that is nobody to trust; null where it is.</summary>
    /// <param name="security">Of the thing, with its owner.</param>
    /// <param name="more">Others that are trusted there.</param>
    public static string? Stranger(ObjectSecurity security, params IReadOnlyCollection<SecurityIdentifier> more)
    {
        var owner = security.GetOwner(typeof(SecurityIdentifier)) as SecurityIdentifier;
        return owner is not null && (owner == Me || owner == Administrators || owner == System || owner == ServiceAccount.SidOf(AgentServices.Name) || more.Contains(owner)) ? null : owner?.Value ?? "nobody";
    }

    /// <summary>Who was given the right to change a folder itself, not by inheritance.</summary>
    public static IReadOnlyCollection<SecurityIdentifier> ChangersOf(string folder) =>
    [
        .. new DirectoryInfo(folder).GetAccessControl(AccessControlSections.Access)
            .GetAccessRules(includeExplicit: true, includeInherited: false, typeof(SecurityIdentifier))
            .OfType<FileSystemAccessRule>()
            .Where(static rule => rule.AccessControlType == AccessControlType.Allow && rule.FileSystemRights.HasFlag(FileSystemRights.Modify))
            .Select(static rule => (SecurityIdentifier)rule.IdentityReference),
    ];
}
