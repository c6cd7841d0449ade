using System.Diagnostics;

namespace AutoGen.Automation.Control;

/// <summary>How this process was started.</summary>
/// <param name="AsService">Whether by the service manager of Windows, or by systemd.</param>
public sealed record AgentOrigin(bool AsService)
{
    /// <summary>The session of Windows that this process runs in; 0 is that of services. Null on other systems.</summary>
    public static int? SessionId { get; } = OperatingSystem.IsWindows() ? Session() : null;

    private static int Session()
    {
        using var process = Process.GetCurrentProcess();
        return process.SessionId;
    }
}
