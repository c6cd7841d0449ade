using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>attempts/n-a.started.json: written before the renderer is called.</summary>
internal sealed record AttemptStart(int Number, int Attempt, DateTimeOffset Started, string WorkFile);

/// <summary>attempts/n-a.ended.json: how it ended; missing where the agent's life ended first.</summary>
internal sealed record AttemptEnd(int Number, int Attempt, DateTimeOffset Ended, AttemptResult End)
{
    /// <summary>Where it failed or was lost.</summary>
    public RenderStage? Stage { get; init; }

    /// <summary>Why it did not make the picture.</summary>
    public Problem? Problem { get; init; }

    /// <summary>What is known of the worker that it cost.</summary>
    public WorkerEvidence? Evidence { get; init; }

    /// <param name="start">The attempt.</param>
    /// <param name="outcome">What the renderer says; null where it was not asked.</param>
    /// <param name="record">The outcome of the render, where the attempt decided it.</param>
    /// <param name="asked">Whether it was asked to end; then a lost worker or a fault is no wonder.</param>
    public static AttemptEnd Of(AttemptStart start, RenderOutcome? outcome, RenderRecord? record, bool asked)
    {
        var end = new AttemptEnd(start.Number, start.Attempt, default, AttemptResult.HandedBack);
        if (record is not null)
            return end with { End = Enum.Parse<AttemptResult>(record.End.ToString()), Stage = record.Stage, Problem = record.Problems.FirstOrDefault() };
        return outcome switch
        {
            RenderOutcome.WorkerLost lost when !asked => end with { End = AttemptResult.WorkerLost, Stage = lost.Stage, Problem = lost.Problem, Evidence = lost.Evidence },
            RenderOutcome.Failed failed when !asked => end with { End = AttemptResult.Transient, Stage = failed.Stage, Problem = failed.Problem },
            _ => end,
        };
    }
}

internal enum AttemptResult
{
    Completed,
    Rejected,
    Failed,
    Cancelled,

    /// <summary>Failed in a way that another attempt may survive.</summary>
    Transient,

    /// <summary>Its worker crashed, hung or was ended.</summary>
    WorkerLost,

    /// <summary>The agent was asked to stop, or to leave off this drop; counts as nothing.</summary>
    HandedBack,
}

/// <summary>An attempt as its files tell it.</summary>
/// <param name="Start">When it was begun.</param>
/// <param name="End">Null: cut short by the end of the agent, or still under way.</param>
internal sealed record Attempt(AttemptStart Start, AttemptEnd? End);
