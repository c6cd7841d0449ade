using AutoGen.Automation.Drops;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>Makes the record of how a render ended, for everybody who decides it.</summary>
internal sealed class RenderEnds(TimeProvider time)
{
    public RenderRecord Completed(CommitRecord commit, IReadOnlyList<Problem> warnings)
    {
        var placed = commit.Files.Where(static file => file.Destination is not null).ToList();
        return Ended(commit.Number, commit.Attempt, RenderEnd.Completed) with
        {
            Path = commit.Destination,
            Picture = commit.Picture,
            Files = [.. placed.Select(static file => file.Destination!)],
            FileSha256 = [.. placed.Select(static file => file.Sha256)],
            Warnings = [.. commit.Picture.Warnings, .. commit.Warnings, .. warnings],
        };
    }

    /// <summary>For a sheet that could not be made and need not be.</summary>
    public RenderRecord Skipped(RenderRecord failed) => failed with
    {
        End = RenderEnd.Completed,
        Problems = [],
        Warnings = [.. failed.Problems.Select(static problem => problem with { Message = $"The sheet was skipped: {problem.Message}" })],
    };

    public RenderRecord Rejected(int number, int attempts, IReadOnlyList<Problem> problems) =>
        Ended(number, attempts, RenderEnd.Rejected) with { Problems = problems };

    public RenderRecord Failed(int number, int attempts, RenderStage? stage, params IReadOnlyList<Problem> problems) =>
        Ended(number, attempts, RenderEnd.Failed) with { Stage = stage, Problems = problems };

    /// <summary>For a render that <see cref="RetryRules.Quarantine"/> gives up, with the evidence of the last worker it cost.</summary>
    public RenderRecord GivenUp(int number, IReadOnlyList<Attempt> attempts)
    {
        var last = attempts.LastOrDefault(attempt => attempt.End?.End == AttemptResult.WorkerLost)?.End;
        return Failed(number, attempts.Count, last?.Stage, RetryRules.Quarantine(attempts)!) with { Evidence = last?.Evidence };
    }

    /// <summary>For a render of a cancelled drop that has no outcome.</summary>
    public RenderRecord Cancelled(int number, int attempts) =>
        Ended(number, attempts, RenderEnd.Cancelled) with { Problems = [new("render-cancelled", "The render was cancelled.") { Remedy = "autogen retry makes what is missing." }] };

    /// <summary>For a render without an outcome when the window of its run closed.</summary>
    public RenderRecord Left(int number, int attempts, ScheduledRun run) => Ended(number, attempts, run.Rest == ScheduledRun.Drop ? RenderEnd.Dropped : RenderEnd.CarriedOver);

    private RenderRecord Ended(int number, int attempts, RenderEnd end) =>
        new() { Number = number, End = end, Attempts = attempts, Ended = time.GetUtcNow() };
}
