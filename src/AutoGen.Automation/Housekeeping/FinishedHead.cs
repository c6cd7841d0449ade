using AutoGen.Automation.Control;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Housekeeping;

/// <summary>What retention needs of a report.json.</summary>
internal sealed record FinishedHead
{
    public required string Drop { get; init; }

    public required DateTimeOffset Finished { get; init; }

    /// <summary>Absolute paths of its sources; reports of the first version do not say them.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    public IReadOnlyList<PictureHead> Pictures { get; init; } = [];

    /// <summary>Null for a file that is not a report, or is gone.</summary>
    public static FinishedHead? Read(FoundDrop found)
    {
        try
        {
            return StateJson.Read<FinishedHead>(found.Report!).TryGet(out var head, out _) ? head : null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return null;
        }
    }
}

/// <summary>What retention needs of a picture in a report.</summary>
internal sealed record PictureHead(string Path, string Sha256)
{
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Of each of <see cref="Files"/>; reports of the first version do not say them.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}
