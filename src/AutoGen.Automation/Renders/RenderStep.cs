using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Renders;

/// <summary>
/// One render of a drop, from attempt record to outcome file. Safe to call again at any time: a render with an outcome
/// is left alone, one with a commit record is finished, never rendered again, one that does too much harm is given up.
/// </summary>
internal sealed partial class RenderStep(RendererCall renderer, PictureCommit commit, AttemptLog attempts, RenderEnds ends, DurableFiles files, TimeProvider time, ILogger<RenderStep> logger)
{
    public async Task<StepResult> RunAsync(Drop drop, int number, CancellationToken cancellationToken)
    {
        var folder = drop.Folder;
        if (!File.Exists(folder.PlanFile))
            throw new DirectoryNotFoundException($"The drop {folder.FullPath} is not there any more.");
        if (Find(folder, number) is { } known)
            return new StepResult.Ended(known, Before: true);
        files.CreateFolder(folder.RenderFolder);
        var (before, promised) = (AttemptLog.Of(folder, number), File.Exists(folder.CommitFile(number)));
        if (!promised && RetryRules.Quarantine(before) is not null)
            return Settle(folder, ends.GivenUp(number, before));
        if (RetryRules.Rest(before, time.GetUtcNow()) is { Ticks: > 0 } rest)
            return new StepResult.Later(rest);
        if (promised)
            return Resume(drop, number, before);
        return cancellationToken.IsCancellationRequested ? new StepResult.HandedBack() : await AttemptAsync(drop, number, before, cancellationToken);
    }

    /// <summary>The outcome that a render has already; null where it has none.</summary>
    public RenderRecord? Find(DropFolder folder, int number)
    {
        if (!File.Exists(folder.OutcomeFile(number)))
            return null;
        return StateJson.Read<RenderRecord>(folder.OutcomeFile(number)).TryGet(out var record, out var problems) ? record : ends.Failed(number, 0, null, problems);
    }

    /// <summary>The outcome of a render that will not be begun again: what a commit record promises is kept all the same.</summary>
    public RenderRecord? Settled(DropFolder folder, int number)
    {
        if (Find(folder, number) is { } known)
            return known;
        if (!File.Exists(folder.CommitFile(number)))
            return null;
        var last = Promised(folder, number);
        return Settle(folder, last.Value ?? ends.Failed(number, 0, RenderStage.Write, last.Problems)).Record;
    }

    /// <summary>Puts the outcome of a render on the disk that is not begun any more.</summary>
    public RenderRecord Leave(DropFolder folder, RenderRecord record)
    {
        files.CreateFolder(folder.RenderFolder);
        return Settle(folder, record).Record;
    }

    private StepResult.Ended Settle(DropFolder folder, RenderRecord record)
    {
        files.WriteJson(folder.OutcomeFile(record.Number), record);
        return new StepResult.Ended(record);
    }

    /// <summary>What becomes now of a picture that a commit record promises; no result while it must wait.</summary>
    private Result<RenderRecord> Promised(DropFolder folder, int number)
    {
        Log.Resuming(logger, folder.Id, number);
        return StateJson.Read<CommitRecord>(folder.CommitFile(number)).TryGet(out var record, out var problems)
            ? commit.Resume(folder, record)
            : ends.Failed(number, 0, null, problems);
    }

    /// <summary>After a rest this is an attempt of its own, after a crash the rest of the last one.</summary>
    private StepResult Resume(Drop drop, int number, IReadOnlyList<Attempt> before)
    {
        var begun = before is [.., { End: null or { End: not AttemptResult.Transient } } last]
            ? new Begun(drop, last.Start, [.. before.SkipLast(1)])
            : new Begun(drop, attempts.Start(drop, number, before.Count + 1), before);
        return Conclude(begun, null, Promised(drop.Folder, number), asked: false);
    }

    private async Task<StepResult> AttemptAsync(Drop drop, int number, IReadOnlyList<Attempt> before, CancellationToken cancellationToken)
    {
        var planned = drop.Plan.Renders[number - 1];
        var sheet = planned.Members is { } members ? SheetPictures.Of(members, member => Find(drop.Folder, member)) : null;
        if (sheet is SheetPictures.Waits)
            return new StepResult.Later(SheetPictures.Wait);
        var start = attempts.Start(drop, number, before.Count + 1);
        var outcome = sheet is SheetPictures.Missing missing ? new RenderOutcome.Rejected([missing.Problem]) : await renderer.AskAsync(drop, start, sheet as SheetPictures.Ready, cancellationToken);
        var placed = outcome is RenderOutcome.Completed done ? commit.Commit(drop, planned, start, done.Picture) : null;
        return Conclude(new Begun(drop, start, before), outcome, placed, cancellationToken.IsCancellationRequested);
    }

    /// <summary>Ends an attempt, and with it, unless there may be another, the render.</summary>
    /// <param name="begun">The attempt.</param>
    /// <param name="outcome">What the renderer says; null where it was not asked.</param>
    /// <param name="placed">What became of the picture, if there is one; one that must wait is a failure that passes.</param>
    /// <param name="asked">Whether somebody asked the attempt to end.</param>
    private StepResult Conclude(Begun begun, RenderOutcome? outcome, Result<RenderRecord>? placed, bool asked)
    {
        var (drop, start, before) = begun;
        if (placed is { Value: null })
            outcome = new RenderOutcome.Failed(RenderStage.Write, placed.Problems[0], Transient: true);
        var record = Decide(begun, outcome, placed?.Value);
        var end = AttemptEnd.Of(start, outcome, record, asked) with { Ended = time.GetUtcNow() };
        attempts.End(drop.Folder, end);
        Attempt[] all = [.. before, new Attempt(start, end)];
        if (record is null && placed is null && RetryRules.Quarantine(all) is not null)
            record = ends.GivenUp(start.Number, all);
        if (record is not null)
            Settle(drop.Folder, record);

        // only now, and not of a picture that waits: while there is no outcome, a commit record may still promise these files
        if (record is not null || placed is null)
            Sweep(drop.Folder, start, record);
        if (record is not null)
            return new StepResult.Ended(record);
        return end.End == AttemptResult.HandedBack ? new StepResult.HandedBack() : new StepResult.Later(RetryRules.Rest(all, time.GetUtcNow()));
    }

    /// <summary>The outcome of the render; null where the attempt alone has ended.</summary>
    private RenderRecord? Decide(Begun begun, RenderOutcome? outcome, RenderRecord? placed)
    {
        var (drop, start, before) = begun;
        var record = outcome switch
        {
            RenderOutcome.Rejected rejected => ends.Rejected(start.Number, start.Attempt, rejected.Problems),
            RenderOutcome.Failed failed when !failed.Transient || RetryRules.IsLastTransient(before) => ends.Failed(start.Number, start.Attempt, failed.Stage, failed.Problem),
            _ => placed is null ? null : placed with { Attempts = start.Attempt },
        };
        return record is { End: RenderEnd.Failed or RenderEnd.Rejected } && drop.Plan.Renders[start.Number - 1].IsOptional ? ends.Skipped(record) : record;
    }

    /// <summary>Work files that nobody needs any more: all of an attempt that made nothing, of another those that copies were made of.</summary>
    private void Sweep(DropFolder folder, AttemptStart start, RenderRecord? record)
    {
        if (record is { End: RenderEnd.Completed, Picture: null or { Files.Count: 0 } })
            return;
        try
        {
            if (record is not { End: RenderEnd.Completed })
                commit.Abandon(folder, start.Number);
            if (Path.GetDirectoryName(start.WorkFile) is { } work && Directory.Exists(work))
                Directory.EnumerateFiles(work, FormattableString.Invariant($"{folder.Id}-{start.Number}-*")).ToList().ForEach(files.Delete);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.WorkFileStays(logger, start.WorkFile, fault.Message);
        }
    }

    /// <summary>An attempt under way, and those before it.</summary>
    private sealed record Begun(Drop Drop, AttemptStart Start, IReadOnlyList<Attempt> Before);

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Information, "Drop {Drop}: finishing picture {Number}, which was rendered before the agent ended")]
        public static partial void Resuming(ILogger logger, string drop, int number);

        [LoggerMessage(1303, LogLevel.Warning, "The unfinished picture {WorkFile} could not be removed: {Reason}")]
        public static partial void WorkFileStays(ILogger logger, string workFile, string reason);
    }
}
