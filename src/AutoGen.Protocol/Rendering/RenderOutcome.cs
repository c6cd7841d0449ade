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
    public sealed record Failed(RenderStage Stage, Problem Problem, bool Transient) : RenderOutcome
    {
        /// <summary>Name of the plugin whose code is at fault; null where none is.</summary>
        public string? Plugin { get; init; }
    }

    /// <summary>
    /// The process that rendered it is gone: it crashed, hung or was ended. Another attempt may work; three such ends of
    /// one render quarantine it.
    /// </summary>
    public sealed record WorkerLost(RenderStage Stage, Problem Problem, WorkerEvidence Evidence) : RenderOutcome;

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

    /// <summary>What the file is written as; its name ends in that format's extension.</summary>
    public PictureFileFormat Format { get; init; }

    /// <summary>A line for each post-processor: its name, its options, and whether it was skipped.</summary>
    public IReadOnlyList<string> PostProcessing { get; init; } = [];

    /// <summary>Files that belong to the picture: beside it, or copies in other folders.</summary>
    public IReadOnlyList<FurtherFile> Files { get; init; } = [];
}

/// <summary>A further file that the renderer wrote and flushed, for the caller to bring to its place together with the picture.</summary>
/// <param name="WorkFile">Absolute path.</param>
/// <param name="Sha256">Lower-case hex of the whole file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Ending">What replaces the extension in the picture's name: <c>.txt</c>, or for a copy that of its format.</param>
public sealed record FurtherFile(string WorkFile, string Sha256, long Bytes, string Ending)
{
    /// <summary>Absolute path of the folder of a copy; null: beside the picture.</summary>
    public string? Folder { get; init; }

    /// <summary>Where the copy cannot be made, whether the picture is committed without it.</summary>
    public bool Optional { get; init; }
}

/// <summary>Where the time of a render went, in seconds.</summary>
/// <param name="Load">Loading the model; 0 where it was warm.</param>
/// <param name="Total">From accepted request to flushed file, loading included.</param>
/// <param name="Network">Sum of all ONNX Runtime Run calls.</param>
public sealed record RenderTimes(double Load, double Total, double Network)
{
    /// <summary>The stages as they followed one another, up to the writing of the file.</summary>
    public IReadOnlyList<StageTime> Stages { get; init; } = [];
}

/// <summary>How long a stage of a render took.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Seconds">Until the next one began.</param>
public sealed record StageTime(RenderStage Stage, double Seconds);

/// <summary>What is known of the end of a worker process, for the report of the render that it took along.</summary>
/// <param name="ExitCode">Its exit code; null where it was ended from outside or never started.</param>
/// <param name="LastLines">The last lines it wrote on its standard output and error, oldest first; at most 50.</param>
public sealed record WorkerEvidence(int? ExitCode, IReadOnlyList<string> LastLines)
{
    /// <summary>Plugins whose code the render used: its sampler's, schedule's and post-processors'.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];
}
