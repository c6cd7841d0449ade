using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AutoGen.Agent.Services;

/// <summary>What Windows knows of an installed service.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsServiceConfig
{
    /// <summary>The most that Windows answers, in bytes.</summary>
    private const int Largest = 8 * 1024;

    /// <summary>The data folder it is started with; null where it is started with none, or cannot be asked.</summary>
    public static string? DataFolderOf(ServiceNative.Handle service)
    {
        var config = Marshal.AllocHGlobal(Largest);
        try
        {
            return ServiceNative.QueryConfig(service, config, Largest, out _) && Marshal.PtrToStringUni(Marshal.PtrToStructure<ServiceNative.Config>(config).Program) is { } line
                ? ServiceOrder.DataFolderOf(line)
                : null;
        }
        finally
        {
            Marshal.FreeHGlobal(config);
        }
    }
}
