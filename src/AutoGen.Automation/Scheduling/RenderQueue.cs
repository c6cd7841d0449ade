using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using Microsoft.Extensions.Logging;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>The renders that are with Quartz: each a job of its own that recovers, in the group that the device slots limit.</summary>
internal sealed partial class RenderQueue(ISchedulerFactory schedulers, Backlog backlog, ILogger<RenderQueue> logger) : IRenderQueue
{
    public async Task<bool> SubmitAsync(RenderKey key, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create<RenderJob>().WithIdentity(Jobs.Render(key)).RequestRecovery().Build();
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(Jobs.Trigger(job.Key, Jobs.Soon))
            .StartNow()
            .WithExecutionGroup(Jobs.DeviceGroup)
            .Build();
        try
        {
            KillPoint.Pass("submit", key.ToString());
            // what is not in hand and Quartz has all the same, it never runs
            await scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, cancellationToken);
            KillPoint.Pass("submitted", key.ToString());
            return true;
        }
        catch (SchedulerException fault)
        {
            Log.NotSubmitted(logger, key.ToString(), fault.GetBaseException().Message);
            return false;
        }
    }

    /// <summary>At the start: takes what an earlier agent left with Quartz for in hand, so that nothing is submitted twice.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await StoredAsync(cancellationToken))
            backlog.Adopt(key);
    }

    /// <summary>Gives back to the backlog what Quartz, against all promises, does not have any more, or has and never runs.</summary>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        var inHand = backlog.AllInHand();
        if (inHand.Count == 0)
            return;
        var lost = inHand.Except(await FiringAsync(cancellationToken)).ToList();
        if (lost.Count == 0)
            return;
        Log.Lost(logger, string.Join(", ", lost));
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.DeleteJobs([.. lost.Select(Jobs.Render)], cancellationToken); // else it could not be submitted again
        lost.ForEach(backlog.Release);
    }

    /// <summary>Asks the renders of a drop that are under way to end.</summary>
    public async Task InterruptAsync(string drop, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var key in backlog.AllInHand(drop))
            await scheduler.Interrupt(Jobs.Render(key), cancellationToken);
    }

    private async Task<IReadOnlyList<RenderKey>> StoredAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var jobs = await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, cancellationToken);
        return [.. jobs.Items.Select(job => Jobs.AsRender(job.Key)).OfType<RenderKey>()];
    }

    /// <summary>The renders that wait for their turn with Quartz or have it. A trigger in error fires no more, a job without one never.</summary>
    private async Task<IReadOnlyList<RenderKey>> FiringAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, cancellationToken);
        return [.. triggers.Items.Where(static trigger => trigger.State != TriggerState.Error).Select(static trigger => Jobs.AsRender(trigger.JobKey)).OfType<RenderKey>()];
    }

    private static partial class Log
    {
        [LoggerMessage(1414, LogLevel.Error, "Quartz would never run {Renders}; it is given back to the backlog")]
        public static partial void Lost(ILogger logger, string renders);

        [LoggerMessage(1413, LogLevel.Warning, "Render {Render} could not be handed to Quartz ({Reason}); it stays in the backlog and is tried again")]
        public static partial void NotSubmitted(ILogger logger, string render, string reason);
    }
}
