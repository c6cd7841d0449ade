using AutoGen.Automation.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Services;

/// <summary>
/// Tells systemd that the agent runs, that it stops, and twice in each watchdog interval that its work goes round. When that stands still it says
/// nothing, so systemd starts the agent anew; when it goes on before that, so do the words.
/// </summary>
internal sealed partial class SystemdNotifier(SystemdSocket systemd, IHostApplicationLifetime agent, IAgentPulse pulse, TimeProvider time, ILogger<SystemdNotifier> logger) : BackgroundService
{
    public const string Ready = "READY=1", Alive = "WATCHDOG=1", Stopping = "STOPPING=1";

    private bool beats = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var started = agent.ApplicationStarted.Register(() => systemd.Tell(Ready));
        using var stopping = agent.ApplicationStopping.Register(() => systemd.Tell(Stopping));
        using var timer = new PeriodicTimer(systemd.Watchdog / 2 ?? Timeout.InfiniteTimeSpan, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Look(pulse.Beats);
    }

    private void Look(bool now)
    {
        if (now)
            systemd.Tell(Alive);
        else if (beats)
            Log.StandsStill(logger);
        beats = now;
    }

    private static partial class Log
    {
        [LoggerMessage(1911, LogLevel.Critical, "The agent's own work stands still; systemd is told nothing more and will start the agent anew")]
        public static partial void StandsStill(ILogger logger);
    }
}
