using System.Text.Json.Nodes;

namespace AutoGen.Automation.Finish;

/// <summary>A picture that was made. Seconds: from accepted request to flushed file.</summary>
internal sealed record ReportedPicture(int Number, string Path, long Seed, int Width, int Height, double Seconds)
{
    public int? Line { get; init; }

    /// <summary>How many of the seconds the model took to load.</summary>
    public double LoadSeconds { get; init; }

    public int Attempts { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>A line for each post-processor, in order.</summary>
    public IReadOnlyList<string> PostProcessing { get; init; } = [];

    /// <summary>Files beside the picture, and its copies in other folders.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The hash of each of <see cref="Files"/>, in lower-case hex.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    public required JsonObject Request { get; init; }
}
