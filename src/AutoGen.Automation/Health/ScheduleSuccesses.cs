using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Health;

/// <summary>
/// When each schedule had a run that was done for the last time: <c>schedule-successes.json</c> of the data folder. A schedule that never had one counts from when
/// it was first seen.
/// </summary>
internal sealed class ScheduleSuccesses(DataFolder data, DurableFiles files, TimeProvider time)
{
    private readonly Lock gate = new();
    private Dictionary<string, DateTimeOffset>? known;

    /// <summary>A step of finishing a drop; the same again changes nothing.</summary>
    public void Note(DropReport report)
    {
        if (report is { Schedule: { } run, Outcome: WatchFolders.Done })
            Write(run.Name, report.Finished);
    }

    /// <summary>When that was; of a schedule that is new from now on.</summary>
    public DateTimeOffset Last(string schedule)
    {
        lock (gate)
        {
            if (!Known.TryGetValue(schedule, out var last))
                Write(schedule, last = time.GetUtcNow());
            return last;
        }
    }

    private string File => Path.Combine(data.FullPath, "schedule-successes.json");

    /// <summary>A damaged one is as none.</summary>
    private Dictionary<string, DateTimeOffset> Known => known ??=
        System.IO.File.Exists(File) && StateJson.Read<Dictionary<string, DateTimeOffset>>(File).TryGet(out var read, out _) ? read : [];

    private void Write(string schedule, DateTimeOffset moment)
    {
        lock (gate)
        {
            if (Known.GetValueOrDefault(schedule) >= moment)
                return;
            var next = new Dictionary<string, DateTimeOffset>(Known) { [schedule] = moment };
            files.CreateFolder(data.FullPath);
            files.WriteJson(File, next);
            known = next;
        }
    }
}
