using AutoGen.Automation.Drops;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Finish;

/// <summary>Of which run of which schedule a drop was, and what the end of its window left.</summary>
/// <param name="Name">Name of the schedule.</param>
/// <param name="Due">When the run was due, with the offset of the schedule's time zone.</param>
/// <param name="TimeZone">Name of that zone.</param>
internal sealed record ReportedSchedule(string Name, DateTimeOffset Due, string TimeZone)
{
    /// <summary>Somebody asked for it, besides the times that are due.</summary>
    public bool Manual { get; init; }

    /// <summary>When its window closed, or would have; null: it had none.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Renders of it that an earlier run had left.</summary>
    public int CarriedIn { get; init; }

    /// <summary>Renders that its window left to the next run.</summary>
    public int CarriedOver { get; init; }

    /// <summary>Renders that its window left to nobody.</summary>
    public int Dropped { get; init; }

    /// <summary>What was expected before it began; null where nothing was known.</summary>
    public RunForecast? Forecast { get; init; }

    public static ReportedSchedule? Of(DropPlan plan, IReadOnlyList<RenderRecord> records) => plan.Schedule is not { } run ? null : new(run.Schedule, run.Due, run.TimeZone)
    {
        Manual = run.Manual,
        Closes = run.Closes,
        CarriedIn = plan.Renders.Count(static render => render.CarriedFrom is not null),
        CarriedOver = Left(plan, records, RenderEnd.CarriedOver),
        Dropped = Left(plan, records, RenderEnd.Dropped),
        Forecast = run.Forecast,
    };

    /// <summary>Sheets are not counted: the next run makes them of its own pictures.</summary>
    private static int Left(DropPlan plan, IReadOnlyList<RenderRecord> records, RenderEnd end) =>
        records.Count(record => record.End == end && plan.Renders[record.Number - 1].Members is null);
}
