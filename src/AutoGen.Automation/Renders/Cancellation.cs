using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Renders;

/// <summary>Gives the renders of a drop that is being finished, and was cancelled, the outcome that they do not have yet.</summary>
internal sealed class Cancellation(RenderStep renders, RenderEnds ends, DurableFiles files)
{
    /// <summary>How all renders of a drop ended. Those that were never begun, which may be thousands, share one file.</summary>
    public IReadOnlyList<RenderRecord> SettleAll(Drop drop)
    {
        var folder = drop.Folder;
        List<RenderRecord> records = [.. drop.Plan.Renders.Select(render => renders.Settled(folder, render.Number) ?? Cancel(folder, render.Number))];
        var unbegun = NumberRuns.Of(records.Where(static record => record is { End: RenderEnd.Cancelled, Attempts: 0 }).Select(static record => (long)record.Number));
        if (unbegun.Count > 0)
        {
            files.CreateFolder(folder.RenderFolder);
            files.WriteJson(folder.CancelledFile, new CancelledRecord(records.Max(static record => record.Ended), [.. unbegun.Select(static run => new NumberRun(run.First, run.Last))]));
        }

        return records;
    }

    private RenderRecord Cancel(DropFolder folder, int number)
    {
        var record = ends.Cancelled(number, AttemptLog.Of(folder, number).Count);
        if (record.Attempts > 0)
            files.WriteJson(folder.OutcomeFile(number), record);
        return record;
    }
}

/// <summary>renders/cancelled.json: renders that were cancelled before they were begun.</summary>
/// <param name="Ended">When.</param>
/// <param name="Renders">Their numbers.</param>
internal sealed record CancelledRecord(DateTimeOffset Ended, IReadOnlyList<NumberRun> Renders)
{
    public RenderEnd End { get; init; } = RenderEnd.Cancelled;
}

/// <summary>Numbers from the first to the last.</summary>
internal sealed record NumberRun(long First, long Last);
