using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Running;
using Microsoft.Extensions.Logging;
using Quartz;

namespace AutoGen.Automation.Scheduling;

/// <summary>Runs everything that tidies up; what one task throws is no harm to the others.</summary>
[DisallowConcurrentExecution]
internal sealed partial class HousekeepingJob(IEnumerable<IHousekeepingTask> tasks, Bells bells, Pulse pulse, ILogger<HousekeepingJob> logger) : StandingJob(bells, pulse)
{
    protected override async ValueTask RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
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
