using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Renders;

/// <summary>
/// One render of a drop, from attempt record to outcome file. Safe to call again at any time: a render with an outcome
/// is left alone, one with a commit record is finished, never rendered again.
/// </summary>
internal sealed partial class RenderStep(IRenderer renderer, PictureCommit commit, AttemptLog attempts, DurableFiles files, TimeProvider time, ILogger<RenderStep> logger)
{
    /// <summary>The outcome; null where it was cut short by the token and stays to be done.</summary>
    public async Task<RenderRecord?> RunAsync(Drop drop, int number, CancellationToken cancellationToken)
    {
        if (!File.Exists(drop.Folder.PlanFile))
            throw new DirectoryNotFoundException($"The drop {drop.Folder.FullPath} is not there any more.");
        if (Find(drop.Folder, number) is { } known)
            return known;
        files.CreateFolder(drop.Folder.RenderFolder);
        return File.Exists(drop.Folder.CommitFile(number))
            ? Settle(drop.Folder, Resume(drop.Folder, number))
            : await AttemptAsync(drop, drop.Plan.Renders[number - 1], cancellationToken);
    }

    /// <summary>The outcome that a render has already; null where it has none.</summary>
    public RenderRecord? Find(DropFolder folder, int number)
    {
        if (!File.Exists(folder.OutcomeFile(number)))
            return null;
        return StateJson.Read<RenderRecord>(folder.OutcomeFile(number)).TryGet(out var record, out var problems) ? record : Failed(number, 0, null, problems);
    }

    private RenderRecord Settle(DropFolder folder, RenderRecord record)
    {
        files.WriteJson(folder.OutcomeFile(record.Number), record);
        return record;
    }

    private RenderRecord Resume(DropFolder folder, int number)
    {
        Log.Resuming(logger, folder.Id, number);
        return StateJson.Read<CommitRecord>(folder.CommitFile(number)).TryGet(out var record, out var problems)
            ? commit.Resume(folder, record)
            : Failed(number, 0, null, problems);
    }

    private async Task<RenderRecord?> AttemptAsync(Drop drop, PlannedRender render, CancellationToken cancellationToken)
    {
        var (attempt, workFile) = attempts.Start(drop, render.Number);
        var record = await RenderAsync(drop, render, (attempt, workFile), cancellationToken);
        if (record is not null)
        {
            attempts.End(drop.Folder, record);
            Settle(drop.Folder, record);
        }

        // only now: while there is no outcome, a commit record may still promise this file
        if (record is not { End: RenderEnd.Completed } && File.Exists(workFile))
            Sweep(workFile);
        return record;
    }

    private async Task<RenderRecord?> RenderAsync(Drop drop, PlannedRender render, (int Attempt, string WorkFile) attempt, CancellationToken cancellationToken)
    {
        if (PrepareWorkFile(drop.Plan.Output, attempt.WorkFile) is { } problem)
            return Failed(render.Number, attempt.Attempt, RenderStage.Write, [problem]);
        return await AskRendererAsync(new RenderJob(render.Request, attempt.WorkFile), cancellationToken) switch
        {
            RenderOutcome.Completed done => commit.Commit(drop, render, attempt, done.Picture),
            RenderOutcome.Rejected rejected => Ended(render.Number, attempt.Attempt, RenderEnd.Rejected) with { Problems = rejected.Problems },
            RenderOutcome.Failed failed => Failed(render.Number, attempt.Attempt, failed.Stage, [failed.Problem]),
            _ when cancellationToken.IsCancellationRequested => null,
            _ => Ended(render.Number, attempt.Attempt, RenderEnd.Cancelled) with { Problems = [Cancelled] },
        };
    }

    /// <summary>An empty work file proves before the long work that the picture can be written at all.</summary>
    private Problem? PrepareWorkFile(string output, string workFile)
    {
        try
        {
            if (!Directory.Exists(output)) // never created here: an empty mount point must not be filled
                throw new DirectoryNotFoundException();
            files.CreateFolder(Path.GetDirectoryName(workFile)!);
            files.Touch(workFile);
            return null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, output, "write pictures to");
        }
    }

    private async Task<RenderOutcome> AskRendererAsync(RenderJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await renderer.RenderAsync(job, progress: null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new RenderOutcome.Cancelled();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // a renderer never throws; if it does, the folder must still go on
        {
            Log.RendererThrew(logger, fault);
            return new RenderOutcome.Failed(RenderStage.Load, new Problem("renderer-fault", $"The renderer broke: {fault.Message}") { Remedy = "See the log; this is a bug." }, Transient: false);
        }
    }

    private void Sweep(string workFile)
    {
        try
        {
            files.Delete(workFile);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.WorkFileStays(logger, workFile, fault.Message);
        }
    }

    private RenderRecord Ended(int number, int attempt, RenderEnd end) =>
        new() { Number = number, End = end, Attempts = attempt, Ended = time.GetUtcNow() };

    private RenderRecord Failed(int number, int attempt, RenderStage? stage, IReadOnlyList<Problem> problems) =>
        Ended(number, attempt, RenderEnd.Failed) with { Stage = stage, Problems = problems };

    private static Problem Cancelled { get; } = new("render-cancelled", "The render was cancelled.") { Remedy = "Drop the source again to have it." };

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Information, "Drop {Drop}: finishing picture {Number}, which was rendered before the agent ended")]
        public static partial void Resuming(ILogger logger, string drop, int number);

        [LoggerMessage(1302, LogLevel.Error, "The renderer threw instead of answering")]
        public static partial void RendererThrew(ILogger logger, Exception fault);

        [LoggerMessage(1303, LogLevel.Warning, "The unfinished picture {WorkFile} could not be removed: {Reason}")]
        public static partial void WorkFileStays(ILogger logger, string workFile, string reason);
    }
}
