namespace AutoGen.Protocol.Rendering;

/// <summary>How a render ended. A value, never an exception.</summary>
public abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    /// <summary>The work file is written and flushed.</summary>
    public sealed record Completed(RenderedPicture Picture) : RenderOutcome;

    /// <summary>The input is wrong: the same request will never work.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : RenderOutcome;

    /// <summary>Something broke. Transient: worth another attempt.</summary>
    public sealed record Failed(RenderStage Stage, Problem Problem, bool Transient) : RenderOutcome;

    /// <summary>Somebody asked for it to stop.</summary>
    public sealed record Cancelled : RenderOutcome;
}

/// <summary>A finished picture in its work file.</summary>
/// <param name="Sha256">Lower-case hex of the whole file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Width">Pixels, after post-processing.</param>
/// <param name="Height">Pixels, after post-processing.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Times">Where the time went.</param>
public sealed record RenderedPicture(string Sha256, long Bytes, int Width, int Height, long Seed, RenderTimes Times)
{
    /// <summary>What a person should know although it worked (prompt cut, ...).</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

/// <summary>Where the time of a render went, in seconds.</summary>
/// <param name="Load">Loading the model; 0 where it was warm.</param>
/// <param name="Total">From accepted request to flushed file, loading included.</param>
/// <param name="Network">Sum of all ONNX Runtime Run calls.</param>
public sealed record RenderTimes(double Load, double Total, double Network);
