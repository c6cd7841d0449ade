using AutoGen.Automation.Notices;
using AutoGen.Automation.Scheduling;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace AutoGen.Automation.Running;

/// <summary>Runs Quartz, and with it every watch and the backlog, until the host stops.</summary>
internal sealed partial class AutomationService(
    LiveOptions options,
    JobStoreFile store,
    ISchedulerFactory schedulers,
    RunningWatches watches,
    RenderQueue queue,
    Backlog backlog,
    ICatalogueSource catalogue,
    Bells bells,
    ClockWatch clock,
    TimeProvider time,
    ILogger<AutomationService> logger) : BackgroundService
{
    /// <summary>How long renders may take to hand back what they have in hand.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan StartAgain = TimeSpan.FromSeconds(2);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        var now = options.Current;
        IReadOnlyList<Problem> problems = [.. WatchValidation.Check(now.Watches, now.OwnFolders), .. NoticeCheck.Check(now.Notices, now.Watches)];
        if (problems.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
        Listen();
        options.Changed += watches.Sync;
        watches.Sync(); // a submission may come before the store is ready
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // a locked store must not hold up the start of the host
        await store.PrepareAsync(stoppingToken);
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        try
        {
            await StartAsync(scheduler, stoppingToken);
            options.Changed += () => _ = clock.ScheduleAsync(scheduler, stoppingToken);
            await clock.ScheduleAsync(scheduler, stoppingToken);
            await Task.WhenAll(bells.RunAsync(scheduler, stoppingToken), clock.RunAsync(scheduler, stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // somebody asked for it
        }
        finally
        {
            await StopAsync(scheduler);
            watches.Dispose();
        }
    }

    /// <summary>What rings which bell.</summary>
    private void Listen()
    {
        watches.Changed += watch => bells.Ring(Jobs.Intake(watch), RunningWatch.Breath);
        backlog.WorkCame += () => bells.Ring(Jobs.Advance);
        backlog.RendersCame += () => bells.Ring(Jobs.Feed);
        catalogue.Changed += backlog.Wake;
    }

    /// <summary>The store was free a moment ago; one that is locked again must not end the agent.</summary>
    private async Task StartAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await queue.AdoptAsync(cancellationToken);
                await scheduler.Start(cancellationToken);
                return;
            }
            catch (SchedulerException fault)
            {
                Log.NotStarted(logger, fault.GetBaseException().Message);
                await Task.Delay(StartAgain, time, cancellationToken);
            }
        }
    }

    private async Task StopAsync(IScheduler scheduler)
    {
        try
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).AsTask().WaitAsync(Patience, time);
        }
        catch (Exception fault) when (fault is TimeoutException or SchedulerException)
        {
            Log.NotStopped(logger, fault.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1441, LogLevel.Error, "Quartz could not start ({Reason}); nothing is taken or rendered until it can. It is tried again")]
        public static partial void NotStarted(ILogger logger, string reason);

        [LoggerMessage(1442, LogLevel.Warning, "Not everything ended in time ({Reason}); the next start goes on with it")]
        public static partial void NotStopped(ILogger logger, string reason);
    }
}
