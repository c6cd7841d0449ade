using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>A job that is always there: tells that it runs, and answers what rang for it.</summary>
internal abstract class StandingJob(Bells bells, Pulse pulse) : IJob
{
    protected Bells Bells => bells;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var job = context.JobDetail.Key;
        pulse.Began(job);
        try
        {
            bells.Heard(job);
            await RunAsync(context, cancellationToken);
        }
        finally
        {
            pulse.Ended(job);
        }
    }

    protected abstract ValueTask RunAsync(IJobExecutionContext context, CancellationToken cancellationToken);
}
