using System.Runtime.Versioning;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>Folders that a service cannot see, whatever rights it has.</summary>
[SupportedOSPlatform("windows")]
internal static class ServiceFolders
{
    /// <summary>Why a service could not work there.</summary>
    public static Problem? Refusal(ServiceOrder order) =>
        order.Written.Concat(order.Read).FirstOrDefault(IsMapped) is { } mapped ? Mapped(mapped) : null;

    private static bool IsMapped(string folder) =>
        Path.GetPathRoot(folder) is { Length: 3 } root && root[1] == ':' && new DriveInfo(root).DriveType == DriveType.Network;

    private static Problem Mapped(string folder) => new("service-drive-mapped", $"{folder} lies on {folder[..2]}, a network drive that only exists for the signed-in user; a service does not see it.")
    {
        Value = folder,
        Allowed = @"a folder of this machine, or a share by its own name (\\server\share\folder)",
        Remedy = @"Write the share's own name into the configuration (net use shows it), or install with --at-logon.",
    };
}
