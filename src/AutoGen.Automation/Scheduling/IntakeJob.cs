using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>One full scan of a watch. Runs at the scan interval, sooner after an event or when a file is about to be whole.</summary>
[DisallowConcurrentExecution]
internal sealed class IntakeJob(RunningWatches watches, Bells bells, Pulse pulse) : StandingJob(bells, pulse)
{
    protected override ValueTask RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var job = context.JobDetail.Key;
        if (watches.Find(job.Name) is { } watch && watch.Pass() is var wait && wait < TimeSpan.FromSeconds(watch.Settings.ScanSeconds))
            Bells.Ring(job, wait);
        return ValueTask.CompletedTask;
    }
}
