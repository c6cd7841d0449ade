using AutoGen.Automation.Control;

namespace AutoGen.Automation.Housekeeping;

/// <summary>A picture in the output folder of a watch.</summary>
/// <param name="Finished">When its drop was finished.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Sha256">Of the picture as the agent made it; somebody may have changed it since.</param>
internal sealed record KeptPicture(DateTimeOffset Finished, string Path, string Sha256) : IKept
{
    public long Bytes { get; } = new FileInfo(Path).Length;

    /// <summary>Those that are there.</summary>
    public static IReadOnlyList<KeptPicture> From(FoundDrop found, FinishedHead head) =>
    [
        .. from picture in head.Pictures
           where ReportedFile.IsWithin(found.Watch.Output, picture.Path)
           select new KeptPicture(head.Finished, picture.Path, picture.Sha256),
    ];
}
