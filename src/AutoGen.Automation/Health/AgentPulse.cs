using AutoGen.Automation.Scheduling;

namespace AutoGen.Automation.Health;

/// <summary>
/// Told by what has happened, not by what could: a look at the health was finished and, once Quartz has jobs that must run, one of them began.
/// What one watch or one disk does not answer stops neither.
/// </summary>
internal sealed class AgentPulse(HealthBoard board, Pulse jobs, TimeProvider time) : IAgentPulse
{
    /// <summary>Many times their interval: a busy machine is no fault, and a restart costs the steps of the render in hand.</summary>
    private static readonly TimeSpan LookLimit = 8 * HealthMonitor.Interval, JobLimit = TimeSpan.FromMinutes(5);

    private readonly long started = time.GetTimestamp();

    public bool Beats =>
        time.GetElapsedTime(board.Looked ?? started) < LookLimit && (jobs.LastBegan is not { } began || time.GetElapsedTime(began) < JobLimit);
}
