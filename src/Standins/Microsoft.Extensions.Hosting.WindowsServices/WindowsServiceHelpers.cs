namespace Microsoft.Extensions.Hosting.WindowsServices;

/// <summary>Stand-in: see README.md.</summary>
public static class WindowsServiceHelpers
{
    /// <summary>Whether this process was started by the Windows service control manager: session 0, child of services.exe.</summary>
    public static bool IsWindowsService() => false;
}
