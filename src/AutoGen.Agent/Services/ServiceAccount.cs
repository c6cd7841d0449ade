using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Principal;
using System.Text;

namespace AutoGen.Agent.Services;

/// <summary>The virtual account that Windows makes for a service: no password, no rights but those given to it.</summary>
internal static class ServiceAccount
{
    public static string NameOf(string service) => $@"NT SERVICE\{service}";

    /// <summary>
    /// Its security identifier, which Windows makes from the name, so that folders can be granted whether the service is
    /// there or not: S-1-5-80 and the SHA-1 of the upper-case name in UTF-16, as five numbers ([MS-DTYP] 2.4.2.4, SERVICE SIDs).
    /// </summary>
    public static string SidTextOf(string service)
    {
#pragma warning disable CA5350 // the algorithm is Windows' choice
        var hash = SHA1.HashData(Encoding.Unicode.GetBytes(service.ToUpperInvariant()));
#pragma warning restore CA5350
        return "S-1-5-80-" + string.Join('-', Enumerable.Range(0, 5).Select(index => BitConverter.ToUInt32(hash, index * 4)));
    }

    [SupportedOSPlatform("windows")]
    public static SecurityIdentifier SidOf(string service) => new(SidTextOf(service));
}
