using System.Globalization;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Schedules;

/// <summary>
/// Turns runs of schedules into drops. A run's drop has an id that its time and its schedule decide, and what was decided last is on the disk before
/// it is done: however often one is asked for, whenever the agent is killed, a run happens once.
/// </summary>
internal sealed partial class ScheduleRuns(LiveOptions options, RunningWatches watches, WatchHomes homes, Submissions submissions, DropReader reader, DropChanges changes, DurableFiles files, TimeProvider time, ILogger<ScheduleRuns> logger)
{
    /// <summary>Decides on everything that is due by now.</summary>
    /// <param name="name">The schedule's.</param>
    /// <param name="first">The first time that its trigger was made for: before it, it was not a schedule.</param>
    /// <param name="fires">When its trigger was to fire; timers may come a little early.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where its folder cannot be used, and it must be asked again.</returns>
    public async Task<bool> FireAsync(string name, DateTimeOffset first, DateTimeOffset? fires, CancellationToken cancellationToken)
    {
        if (Find(name) is not { Enabled: true, Schedule: { } schedule } watch)
            return true;
        if (watches.Find(watch.Name)?.Enter() is { } unusable)
        {
            Log.NotBegun(logger, watch.Name, unusable);
            return false;
        }

        var times = new ScheduleTimes(schedule, time);
        var home = homes.Of(watch);
        var now = NotBefore(fires);
        if (ScheduleState.Read(home) is { Made: false } cut)
            await MakeAsync(new Run(watch, cut.Due, times) { Again = true, Missed = IsMissed(cut.Due, now) }, cancellationToken);
        var state = ScheduleState.Read(home);
        var due = DueRuns.Of(schedule, times, After(schedule, state, first, now), now);
        if (due.TooLate is { } late)
            Log.TooLate(logger, watch.Name, Shown(late, times));
        foreach (var moment in due.Run)
            await BeginAsync(new Run(watch, moment, times) { Again = state is null || moment <= state.Due, Missed = IsMissed(moment, now) }, cancellationToken);
        if (due.Last is { } last && (due.Run.Count == 0 || due.Run[^1] < last))
            new ScheduleState(last).Write(home, files);
        return true;
    }

    /// <summary>A fault of the file system kept a run from beginning.</summary>
    public void Postponed(string name, Exception fault) => Log.NotBegun(logger, name, IoProblem.From(fault, Find(name)?.Path ?? name, "go on in"));

    /// <summary>A run that somebody wants now, whatever the schedule says. The id of its drop.</summary>
    public Result<string> RunNow(string name) =>
        Find(name) is { Schedule: { } schedule } watch
            ? Submit(new Run(watch, time.GetUtcNow(), new ScheduleTimes(schedule, time)) { Manual = true })
            : ScheduleValidation.Unknown(name, options.Current.Watches.Where(static watch => watch.Schedule is not null));

    /// <summary>From when on it counts. A clock that was set back makes what was decided lie in the future: then it is as if it had not been.</summary>
    private static DateTimeOffset After(ScheduleSettings schedule, ScheduleState? state, DateTimeOffset first, DateTimeOffset now)
    {
        var marks = new[] { state?.Due, schedule.Since }.Where(mark => mark <= now).Append(first.AddTicks(-1));
        return marks.Max()!.Value;
    }

    private static bool IsMissed(DateTimeOffset due, DateTimeOffset now) => now - due > DueRuns.Grace;

    private DateTimeOffset NotBefore(DateTimeOffset? fires) =>
        time.GetUtcNow() is var now && fires is { } moment && moment > now && moment - now < TimeSpan.FromSeconds(1) ? moment : now;

    private WatchSettings? Find(string name) =>
        options.Current.Watches.FirstOrDefault(watch => watch.Schedule is not null && watch.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>One run that is due.</summary>
    private async Task BeginAsync(Run run, CancellationToken cancellationToken)
    {
        if (run.Overlap == ScheduleSettings.Skip && Before(run).FirstOrDefault() is { } before)
        {
            Log.Overlaps(logger, run.Watch.Name, Shown(run.Due, run.Times), before.Id);
            new ScheduleState(run.Due).Write(homes.Of(run.Watch), files);
        }
        else
        {
            await MakeAsync(run, cancellationToken);
        }
    }

    /// <summary>It is decided first: killed at any instant, neither the runs that it replaces are cancelled without it, nor is it made twice.</summary>
    private async Task MakeAsync(Run run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var home = homes.Of(run.Watch);
        new ScheduleState(run.Due) { Drop = run.Drop, Made = false }.Write(home, files);
        KillPoint.Pass("schedule-decided", run.Drop);
        foreach (var old in run.Overlap == ScheduleSettings.Replace ? Before(run) : [])
            await changes.ApplyAsync(old, new DropChange(old.Id, DropAction.Cancel), cancellationToken);
        if (run.Again && reader.Holds(run.Drop, run.Watch))
            Log.Known(logger, run.Watch.Name, Shown(run.Due, run.Times), run.Drop);
        else if (Submit(run).TryGet(out var drop, out var problems))
            Log.Began(logger, run.Watch.Name, Shown(run.Due, run.Times), drop);
        else
            throw new IOException(problems[0].ToString()); // nothing was made: the job asks again
        KillPoint.Pass("schedule-made", run.Drop);
        new ScheduleState(run.Due) { Drop = run.Drop }.Write(home, files);
    }

    private IReadOnlyList<FoundDrop> Before(Run run) => [.. reader.Unfinished(run.Watch).Where(drop => drop.Id != run.Drop)];

    private Result<string> Submit(Run run)
    {
        var source = RunSource.Of(run.Watch, run.Due);
        if (source.Problem is { Code: HeldFile.InUse } held)
            return held; // its file is open in another program, which lets go of it
        return submissions.Take(run.Watch, new Submission(source.Name, source.Text, run.Watch.Name) { Id = run.Drop }, run.Record(source.Problem));
    }

    private static string Shown(DateTimeOffset due, ScheduleTimes times) =>
        TimeZoneInfo.ConvertTime(due, times.Zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(2301, LogLevel.Information, "Schedule {Schedule}: its run of {Due} is drop {Drop}")]
        public static partial void Began(ILogger logger, string schedule, string due, string drop);

        [LoggerMessage(2302, LogLevel.Warning, "Schedule {Schedule}: its run of {Due}, and any before it, was missed and is not made up for")]
        public static partial void TooLate(ILogger logger, string schedule, string due);

        [LoggerMessage(2303, LogLevel.Warning, "Schedule {Schedule}: its run of {Due} is left out, as the one before, drop {Drop}, is not finished")]
        public static partial void Overlaps(ILogger logger, string schedule, string due, string drop);

        [LoggerMessage(2304, LogLevel.Error, "Schedule {Schedule}: what is due cannot begin: {Problem} It is tried again soon")]
        public static partial void NotBegun(ILogger logger, string schedule, Problem problem);

        [LoggerMessage(2305, LogLevel.Information, "Schedule {Schedule}: its run of {Due} is there already, as drop {Drop}")]
        public static partial void Known(ILogger logger, string schedule, string due, string drop);
    }
}
