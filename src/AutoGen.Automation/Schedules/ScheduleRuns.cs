using System.Globalization;
using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Schedules;

/// <summary>Turns a run of a schedule into a drop: one for each time it is due, however often it is asked for.</summary>
internal sealed partial class ScheduleRuns(LiveOptions options, Submissions submissions, DropReader reader, DropChanges changes, TimeProvider time, ILogger<ScheduleRuns> logger)
{
    /// <summary>A run that its trigger began. What keeps it from becoming a drop is in the log.</summary>
    /// <param name="name">The schedule's.</param>
    /// <param name="began">When the trigger was to fire; after a time without an agent that may be any time since.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FireAsync(string name, DateTimeOffset began, CancellationToken cancellationToken)
    {
        if (Find(name) is not { Enabled: true, Schedule: { } schedule } watch)
            return;
        var times = new ScheduleTimes(schedule, time);
        var due = times.DueAt(began);
        var late = time.GetUtcNow() - due;
        if (late > TimeSpan.FromHours(schedule.MissedHours))
            Log.TooLate(logger, name, Local(due, times), schedule.MissedHours);
        else if ((await RunAsync(watch, schedule, due, cancellationToken)).TryGet(out var drop, out var problems))
            Log.Began(logger, name, Local(due, times), drop);
        else
            Log.NotBegun(logger, name, Local(due, times), problems[0]);
    }

    /// <summary>A run that somebody wants now, whatever the schedule says. The id of its drop.</summary>
    public Task<Result<string>> RunNowAsync(string name, CancellationToken cancellationToken) =>
        Find(name) is { Schedule: { } schedule } watch
            ? RunAsync(watch, schedule with { Overlap = ScheduleSettings.Queue }, time.GetUtcNow(), cancellationToken)
            : Task.FromResult<Result<string>>(Unknown(name));

    private WatchSettings? Find(string name) =>
        options.Current.Watches.FirstOrDefault(watch => watch.Schedule is not null && watch.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private async Task<Result<string>> RunAsync(WatchSettings watch, ScheduleSettings schedule, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var id = DropId.Of(due, watch.Name);
        if (reader.Holds(id))
            return id; // the agent died right after it had made the drop
        var unfinished = reader.Unfinished(watch);
        if (unfinished.Count > 0 && schedule.Overlap == ScheduleSettings.Skip)
            return Overlaps(watch, unfinished[0].Id);
        foreach (var old in schedule.Overlap == ScheduleSettings.Replace ? unfinished : [])
            await changes.ApplyAsync(old, new DropChange(old.Id, DropAction.Cancel), cancellationToken);
        return Text(schedule).TryGet(out var text, out var problems)
            ? submissions.Take(new Submission(FileName(watch, schedule, due), text, watch.Name) { Id = id, Again = true })
            : Result<string>.Fail(problems);
    }

    private static Result<string> Text(ScheduleSettings schedule)
    {
        if (schedule.Requests is { } requests)
            return requests;
        try
        {
            return File.ReadAllText(schedule.File!);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, schedule.File!, "read");
        }
    }

    private string FileName(WatchSettings watch, ScheduleSettings schedule, DateTimeOffset due)
    {
        var local = TimeZoneInfo.ConvertTime(due, new ScheduleTimes(schedule, time).Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{FileNames.Portable(watch.Name)}-{local:yyyyMMdd-HHmm}{(schedule.File is { } file ? Path.GetExtension(file) : ".json")}");
    }

    private static string Local(DateTimeOffset due, ScheduleTimes times) =>
        TimeZoneInfo.ConvertTime(due, times.Zone).ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    private static Problem Overlaps(WatchSettings watch, string drop) => new("schedule-overlap", $"The run before of \"{watch.Name}\", drop {drop}, is not finished: this one is left out.")
    {
        Value = drop,
        Remedy = "Set overlap of the schedule to queue or replace, or ask for less in a run.",
    };

    private Problem Unknown(string name) => new("schedule-unknown", $"There is no schedule \"{name}\".")
    {
        Value = name,
        Allowed = string.Join(", ", options.Current.Watches.Where(static watch => watch.Schedule is not null).Select(static watch => watch.Name)),
        Remedy = "autogen schedule list shows them.",
    };

    private static partial class Log
    {
        [LoggerMessage(1901, LogLevel.Information, "Schedule {Schedule}: its run of {Due} is drop {Drop}")]
        public static partial void Began(ILogger logger, string schedule, string due, string drop);

        [LoggerMessage(1902, LogLevel.Warning, "Schedule {Schedule}: its run of {Due} is more than {Hours} hours late and left out")]
        public static partial void TooLate(ILogger logger, string schedule, string due, double hours);

        [LoggerMessage(1903, LogLevel.Warning, "Schedule {Schedule}: its run of {Due} did not begin: {Problem}")]
        public static partial void NotBegun(ILogger logger, string schedule, string due, Problem problem);
    }
}
