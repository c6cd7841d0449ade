using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Tops Quartz up with renders, and comes back when the next rest of one is over.</summary>
[DisallowConcurrentExecution]
internal sealed class FeedJob(Feed feed, Backlog backlog, RenderQueue queue, Bells bells) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        bells.Heard(Jobs.Feed);
        if (context.Trigger.Key.Name.EndsWith(Jobs.Regularly, StringComparison.Ordinal))
            await queue.ReconcileAsync(cancellationToken);
        await feed.RunAsync(cancellationToken);
        if (backlog.SoonestRest() is not { } rest)
            return;
        bells.Ring(Jobs.Feed, rest);
        bells.Ring(Jobs.Advance, rest);
    }
}
