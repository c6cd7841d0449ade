using AutoGen.Automation.Running;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Plans, reads and finishes drops.</summary>
[DisallowConcurrentExecution]
internal sealed class AdvanceJob(DropAdvance advance, Bells bells) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        bells.Heard(Jobs.Advance);
        advance.Run(cancellationToken);
        return ValueTask.CompletedTask;
    }
}
