using AutoGen.Automation.Running;
using AutoGen.Protocol;

namespace AutoGen.Automation.Watches;

/// <summary>When renders of a watch may start: not in its quiet hours, and not while it is switched off.</summary>
internal sealed class RenderTimes(LiveOptions options, TimeProvider time) : IStartRule
{
    public Problem? Against(WatchSettings watch) => For(watch.Name)?.Why;

    /// <summary>Why no render of a watch may start now; null where one may. A watch that was taken out of the configuration has its drops finished.</summary>
    public RenderWait? For(string name)
    {
        if (options.Current.Watches.FirstOrDefault(watch => watch.Name == name) is not { } watch)
            return null;
        return watch.Enabled || watch.Schedule is not null ? Quiet(watch) : new RenderWait(Disabled(watch), Until: null);
    }

    private RenderWait? Quiet(WatchSettings watch)
    {
        QuietSpan[] spans = [.. QuietHours(watch).Select(QuietSpan.Parse).OfType<QuietSpan>()];
        var now = time.GetLocalNow().DateTime; // asked once: the clock goes on between two questions
        var end = now;
        foreach (var _ in spans) // one may begin where another ends; together they may leave no time at all
        {
            foreach (var span in spans.Where(span => span.Holds(TimeOnly.FromDateTime(end))))
                end = span.EndAfter(end);
        }

        if (end == now)
            return null;
        var always = spans.Any(span => span.Holds(TimeOnly.FromDateTime(end)));
        return new RenderWait(QuietNow(watch, always ? null : end), always ? null : Instant(end));
    }

    /// <summary>A schedule that was switched off finishes its run, and has no quiet hours but those of the watches, if it wants them.</summary>
    private IEnumerable<string> QuietHours(WatchSettings watch) =>
        watch.Schedule is { RespectQuietHours: true } ? options.Current.Watches.Where(static other => other.Enabled).SelectMany(static other => other.QuietHours) : watch.QuietHours;

    private DateTimeOffset Instant(DateTime local)
    {
        var zone = time.LocalTimeZone;
        if (zone.IsInvalidTime(local)) // skipped by the change to summer time
            local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private Problem QuietNow(WatchSettings watch, DateTime? end) =>
        new("watch-quiet-hours", FormattableString.Invariant($"The watch \"{watch.Name}\" is in its quiet hours{(end is null ? "" : $" until {end:HH:mm}")}: no render of it starts."))
        {
            Value = string.Join(", ", QuietHours(watch)),
            Remedy = "Wait, or change quietHours of the watch.",
        };

    private static Problem Disabled(WatchSettings watch) =>
        new("watch-disabled", $"The watch \"{watch.Name}\" is switched off: its files are not taken and its drops wait.")
        {
            Remedy = "Set enabled of the watch to true.",
        };
}

/// <summary>Why no render of a watch starts.</summary>
/// <param name="Why">For people.</param>
/// <param name="Until">When it may; null where only somebody can change that.</param>
internal sealed record RenderWait(Problem Why, DateTimeOffset? Until);
