using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Tops Quartz up with renders, and comes back when the next rest of one is over.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedJob(Feed feed, Backlog backlog, RenderQueue queue, Bells bells, Pulse pulse) : StandingJob(bells, pulse)
{
    protected override async ValueTask RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.Trigger.Key.Name.EndsWith(Jobs.Regularly, StringComparison.Ordinal))
            await queue.ReconcileAsync(cancellationToken);
        await feed.RunAsync(cancellationToken);
        if (backlog.SoonestRest() is not { } rest)
            return;
        Bells.Ring(Jobs.Feed, rest);
        Bells.Ring(Jobs.Advance, rest);
    }
}
