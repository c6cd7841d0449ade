using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Schedules;

/// <summary>What the files tell of a schedule's runs.</summary>
/// <param name="Last">When the last one was due, or was left out; null where there was none yet.</param>
/// <param name="CarriedOver">Renders that wait for the next one.</param>
public sealed record ScheduleHistory(DateTimeOffset? Last, int CarriedOver)
{
    public static ScheduleHistory Of(WatchSettings schedule)
    {
        var (last, carried) = ((DateTimeOffset?)null, 0);
        foreach (var home in WatchFolders.Homes(schedule))
        {
            try
            {
                last ??= ScheduleState.Read(home)?.Due;
                carried += CarriedRenders.Waiting(home);
            }
            catch (Exception fault) when (IoProblem.Is(fault))
            {
                // not ours to read: as good as none
            }
        }

        return new ScheduleHistory(last, carried);
    }
}
