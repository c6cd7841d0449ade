using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>renders/n.json: how a render ended, for good.</summary>
internal sealed record RenderRecord
{
    public required int Number { get; init; }

    public required RenderEnd End { get; init; }

    /// <summary>Attempts it took.</summary>
    public required int Attempts { get; init; }

    public required DateTimeOffset Ended { get; init; }

    /// <summary>Where the picture stands, and what it is; null where there is none, as of a sheet that was skipped.</summary>
    public string? Path { get; init; }

    public RenderedPicture? Picture { get; init; }

    /// <summary>Absolute paths of the files beside the picture and of its copies.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The hash of each of <see cref="Files"/>, in lower-case hex.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    /// <summary>Where it failed.</summary>
    public RenderStage? Stage { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What is known of the worker that it cost last; null where it cost none.</summary>
    public WorkerEvidence? Evidence { get; init; }

    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

internal enum RenderEnd
{
    Completed,
    Rejected,
    Failed,
    Cancelled,

    /// <summary>Not begun when the window of its run closed; the next run of the schedule makes it.</summary>
    CarriedOver,

    /// <summary>Not begun when the window of its run closed; nobody makes it.</summary>
    Dropped,
}
