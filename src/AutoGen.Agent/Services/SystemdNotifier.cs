using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace AutoGen.Agent.Services;

/// <summary>
/// Tells systemd that the agent runs, that it stops, and twice in each watchdog interval that it is alive (sd_notify(3),
/// sd_watchdog_enabled(3)). Does nothing where systemd has not started this process.
/// </summary>
internal sealed class SystemdNotifier(IHostApplicationLifetime agent, TimeProvider time) : BackgroundService
{
    private readonly string? address = Environment.GetEnvironmentVariable("NOTIFY_SOCKET");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(address) || !OperatingSystem.IsLinux())
            return;
        using var started = agent.ApplicationStarted.Register(() => Tell("READY=1"));
        using var stopping = agent.ApplicationStopping.Register(() => Tell("STOPPING=1"));
        if (WatchdogInterval() is not { } interval)
            return;
        using var timer = new PeriodicTimer(interval / 2, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Tell("WATCHDOG=1");
    }

    private static TimeSpan? WatchdogInterval() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds)
        && Environment.GetEnvironmentVariable("WATCHDOG_PID") is var process
        && (process is null || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;

    private void Tell(string state)
    {
        // an address that begins with @ is one of Linux' abstract namespace
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(address!.StartsWith('@') ? "\0" + address[1..] : address));
    }
}
