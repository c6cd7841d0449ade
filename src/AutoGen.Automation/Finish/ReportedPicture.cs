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

    public required JsonObject Request { get; init; }
}
