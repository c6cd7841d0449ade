using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
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
        if (File.Exists(folder.CommitFile(number)))
            return Settle(folder, Resume(folder, number));
        var before = AttemptLog.Of(folder, number);
        if (RetryRules.Quarantine(before) is not null)
            return Settle(folder, ends.GivenUp(number, before));
        if (RetryRules.Rest(before, time.GetUtcNow()) is { Ticks: > 0 } rest)
            return new StepResult.Later(rest);
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
    public RenderRecord? Settled(DropFolder folder, int number) =>
        Find(folder, number) ?? (File.Exists(folder.CommitFile(number)) ? Settle(folder, Resume(folder, number)).Record : null);

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

    private RenderRecord Resume(DropFolder folder, int number)
    {
        Log.Resuming(logger, folder.Id, number);
        return StateJson.Read<CommitRecord>(folder.CommitFile(number)).TryGet(out var record, out var problems)
            ? commit.Resume(folder, record)
            : ends.Failed(number, 0, null, problems);
    }

    private async Task<StepResult> AttemptAsync(Drop drop, int number, IReadOnlyList<Attempt> before, CancellationToken cancellationToken)
    {
        var folder = drop.Folder;
        var sheet = drop.Plan.Renders[number - 1].Members is { } members ? SheetPictures.Of(members, member => Find(folder, member)) : null;
        if (sheet is SheetPictures.Waits)
            return new StepResult.Later(SheetPictures.Wait);
        var start = attempts.Start(drop, number, before.Count + 1);
        var outcome = sheet is SheetPictures.Missing missing ? new RenderOutcome.Rejected([missing.Problem]) : await renderer.AskAsync(drop, start, sheet as SheetPictures.Ready, cancellationToken);
        var record = Record(drop, start, outcome, before);
        var end = AttemptEnd.Of(start, outcome, record, cancellationToken.IsCancellationRequested) with { Ended = time.GetUtcNow() };
        attempts.End(drop.Folder, end);
        Attempt[] all = [.. before, new Attempt(start, end)];
        if (record is null && RetryRules.Quarantine(all) is not null)
            record = ends.GivenUp(number, all);
        if (record is not null)
            Settle(drop.Folder, record);

        // only now: while there is no outcome, a commit record may still promise these files
        Sweep(drop.Folder, start, record);
        if (record is not null)
            return new StepResult.Ended(record);
        return end.End == AttemptResult.HandedBack ? new StepResult.HandedBack() : new StepResult.Later(RetryRules.Rest(all, time.GetUtcNow()));
    }

    /// <summary>The outcome of the render; null where the attempt alone has ended.</summary>
    private RenderRecord? Record(Drop drop, AttemptStart start, RenderOutcome outcome, IReadOnlyList<Attempt> before)
    {
        var record = Decide(drop, start, outcome, before);
        return record is { End: RenderEnd.Failed or RenderEnd.Rejected } && drop.Plan.Renders[start.Number - 1].IsOptional ? ends.Skipped(record) : record;
    }

    private RenderRecord? Decide(Drop drop, AttemptStart start, RenderOutcome outcome, IReadOnlyList<Attempt> before) => outcome switch
    {
        RenderOutcome.Completed done => commit.Commit(drop, drop.Plan.Renders[start.Number - 1], start, done.Picture),
        RenderOutcome.Rejected rejected => ends.Rejected(start.Number, start.Attempt, rejected.Problems),
        RenderOutcome.Failed failed when !failed.Transient || RetryRules.IsLastTransient(before) => ends.Failed(start.Number, start.Attempt, failed.Stage, failed.Problem),
        _ => null,
    };

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
                Directory.EnumerateFiles(work, Path.GetFileName(start.WorkFile) + "*").ToList().ForEach(files.Delete);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.WorkFileStays(logger, start.WorkFile, fault.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Information, "Drop {Drop}: finishing picture {Number}, which was rendered before the agent ended")]
        public static partial void Resuming(ILogger logger, string drop, int number);

        [LoggerMessage(1303, LogLevel.Warning, "The unfinished picture {WorkFile} could not be removed: {Reason}")]
        public static partial void WorkFileStays(ILogger logger, string workFile, string reason);
    }
}
