using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Running;
using Microsoft.Extensions.Logging;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Runs everything that tidies up; what one task throws is no harm to the others.</summary>
[DisallowConcurrentExecution]
internal sealed partial class HousekeepingJob(IEnumerable<IHousekeepingTask> tasks, Bells bells, ILogger<HousekeepingJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        bells.Heard(Jobs.Housekeeping);
        foreach (var task in tasks)
        {
            try
            {
                await task.RunAsync(cancellationToken);
            }
            catch (Exception fault) when (DropAdvance.IsBug(fault))
            {
                Log.Broken(logger, fault, task.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1411, LogLevel.Error, "Housekeeping {Task} broke; it is tried again the next time")]
        public static partial void Broken(ILogger logger, Exception fault, string task);
    }
}
