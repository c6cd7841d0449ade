using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>A drop in one line.</summary>
public sealed record DropSummary
{
    public required string Id { get; init; }

    /// <summary>Name of its watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Path of its first source, relative to the watch.</summary>
    public required string Source { get; init; }

    public required DropState State { get; init; }

    /// <summary>-100 to 100; higher goes first.</summary>
    public int Priority { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>Pictures to make in all.</summary>
    public int Renders { get; init; }

    public int Completed { get; init; }

    /// <summary>Renders that were rejected, failed, or were cancelled.</summary>
    public int Failed { get; init; }

    /// <summary>What it waits for, where that is not just its turn.</summary>
    public Problem? WaitsFor { get; init; }
}

public enum DropState
{
    /// <summary>Taken, not yet planned.</summary>
    Planning,

    /// <summary>Waits for its turn.</summary>
    Waiting,

    /// <summary>At least one of its renders is in hand.</summary>
    Running,

    /// <summary>Somebody holds it.</summary>
    Held,

    Done,

    Failed,
}

/// <summary>A drop in full: the answer of <c>autogen show</c>.</summary>
public sealed record DropDetails
{
    public required DropSummary Summary { get; init; }

    public IReadOnlyList<RenderSummary> Renders { get; init; } = [];

    /// <summary>Requests that were refused.</summary>
    public IReadOnlyList<Problem> Rejected { get; init; } = [];

    /// <summary>Absolute path of the report for people; null while it is not finished.</summary>
    public string? Report { get; init; }
}

/// <summary>One render of a drop.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">waiting, running, completed, rejected, failed or cancelled.</param>
/// <param name="Prompt">Its prompt.</param>
/// <param name="Seed">Its seed.</param>
public sealed record RenderSummary(int Number, string State, string Prompt, long Seed)
{
    internal const string Waiting = "waiting", Running = "running";

    public int Attempts { get; init; }

    /// <summary>Absolute path of the picture.</summary>
    public string? Path { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
