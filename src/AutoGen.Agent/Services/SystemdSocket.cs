using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AutoGen.Agent.Services;

/// <summary>Where systemd listens to what it has started (sd_notify(3)), and how often it wants to hear of it (sd_watchdog_enabled(3)).</summary>
/// <param name="Address">A path; one that begins with @ is of Linux' abstract namespace.</param>
/// <param name="Watchdog">After so long without a word systemd ends the agent and starts it anew; null: never.</param>
internal sealed record SystemdSocket(string Address, TimeSpan? Watchdog)
{
    /// <summary>systemd answers at once; one that does not must not hold the agent up.</summary>
    private const int PatienceMilliseconds = 1000;

    /// <summary>Null where systemd has not started this process.</summary>
    public static SystemdSocket? OfThisProcess() =>
        OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is { Length: > 0 } address
            ? new SystemdSocket(address, WatchdogOf(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), Environment.GetEnvironmentVariable("WATCHDOG_PID")))
            : null;

    /// <summary>Says it, for example <c>READY=1</c>; false where nobody hears it.</summary>
    public bool Tell(string state)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { SendTimeout = PatienceMilliseconds }; // refused where no file handle is left
            socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(Address.StartsWith('@') ? "\0" + Address[1..] : Address));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static TimeSpan? WatchdogOf(string? microseconds, string? process) =>
        long.TryParse(microseconds, CultureInfo.InvariantCulture, out var number) && number > 0
        && (process is null || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(number)
            : null;
}
