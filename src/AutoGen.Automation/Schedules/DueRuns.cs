namespace AutoGen.Automation.Schedules;

/// <summary>Which runs of a schedule begin now: what is due, and what was missed as far as the policy makes up for it.</summary>
/// <param name="Run">When they were due, oldest first.</param>
/// <param name="TooLate">The latest one that was missed and is not made up for; null where there is none.</param>
/// <param name="Last">The latest of all that were due, begun or not; null where none was.</param>
internal sealed record DueRuns(IReadOnlyList<DateTimeOffset> Run, DateTimeOffset? TooLate, DateTimeOffset? Last)
{
    /// <summary>A run that begins so soon after its time was not missed.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Most that <c>all</c> makes up for; of an interval of minutes and an agent that was away for a year, the newest.</summary>
    private const int MostMissed = 1000;

    /// <param name="schedule">The policy.</param>
    /// <param name="times">When it is due.</param>
    /// <param name="after">The last time that was decided on.</param>
    /// <param name="now">The clock.</param>
    public static DueRuns Of(ScheduleSettings schedule, ScheduleTimes times, DateTimeOffset after, DateTimeOffset now)
    {
        var worth = TimeSpan.FromHours(schedule.MissedHours);
        var from = now - worth > after ? now - worth : after;
        var due = times.Between(from, now).TakeLast(MostMissed).ToList();
        var missed = due.FindAll(time => now - time > Grace);
        var worthIt = missed.FindAll(time => times.Closes(time) is not { } closes || closes > now); // after its window nothing of it would be made
        var kept = schedule.Missed switch
        {
            ScheduleSettings.All => worthIt,
            ScheduleSettings.Once when worthIt.Count > 0 && missed.Count == due.Count => [worthIt[^1]], // one that is on time makes up for those before
            _ => [],
        };
        IReadOnlyList<DateTimeOffset> run = [.. kept, .. due.Skip(missed.Count)];
        var left = missed.Except(kept).Select(static time => (DateTimeOffset?)time).LastOrDefault() ?? Older(times, after, from);
        return new DueRuns(run, left, due.Count > 0 ? due[^1] : left);
    }

    /// <summary>One of those that are too late to be looked at one by one; that there is any is enough to know.</summary>
    private static DateTimeOffset? Older(ScheduleTimes times, DateTimeOffset after, DateTimeOffset from) =>
        from > after && times.Next(after, 1) is [var first] && first <= from ? first : null;
}
