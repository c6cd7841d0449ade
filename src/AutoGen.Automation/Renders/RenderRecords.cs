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

    /// <summary>Where the picture stands, and what it is; null where there is none.</summary>
    public string? Path { get; init; }

    public RenderedPicture? Picture { get; init; }

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
}

/// <summary>renders/n.commit.json: from here on the picture is that file, whatever happens, and is never rendered again.</summary>
/// <param name="Number">Number of the render.</param>
/// <param name="Attempt">The attempt that made it.</param>
/// <param name="WorkFile">Where it was written, flushed.</param>
/// <param name="Destination">What it is renamed to.</param>
/// <param name="Picture">Its hash, size and facts.</param>
internal sealed record CommitRecord(int Number, int Attempt, string WorkFile, string Destination, RenderedPicture Picture);
