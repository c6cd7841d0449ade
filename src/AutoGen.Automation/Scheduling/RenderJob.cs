using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>One picture. Asked for recovery, so that Quartz runs it again where the agent died in the middle; all it does can be done again.</summary>
internal sealed class RenderJob(RenderTurn turn) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (Jobs.AsRender(context.JobDetail.Key) is { } key)
            await turn.RunAsync(key, cancellationToken);
    }
}
