using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Plans, reads and finishes drops.</summary>
[DisallowConcurrentExecution]
internal sealed class AdvanceJob(DropAdvance advance, Bells bells, Pulse pulse) : StandingJob(bells, pulse)
{
    protected override ValueTask RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        advance.Run(cancellationToken);
        return ValueTask.CompletedTask;
    }
}
