using AutoGen.Automation.Control;

namespace AutoGen.Automation.Housekeeping;

/// <summary>A picture in the output folder of a watch, with the files beside it and its copies in other folders.</summary>
/// <param name="Finished">When its drop was finished.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Sha256">Of the picture as the agent made it; somebody may have changed it since.</param>
/// <param name="Companions">What goes with it.</param>
internal sealed record KeptPicture(DateTimeOffset Finished, string Path, string Sha256, IReadOnlyList<CompanionFile> Companions) : IKept
{
    public long Bytes { get; } = Companions.Select(static file => file.Path).Append(Path).Sum(static path => new FileInfo(path).Length);

    /// <summary>Those that are there.</summary>
    /// <param name="found">The drop.</param>
    /// <param name="head">Its report.</param>
    /// <param name="copyFolders">Where copies may lie besides the output folder.</param>
    public static IReadOnlyList<KeptPicture> From(FoundDrop found, FinishedHead head, IReadOnlyList<string> copyFolders) =>
    [
        .. from picture in head.Pictures
           where ReportedFile.IsWithin(found.Watch.Output, picture.Path)
           let companions = picture.Files.Zip(picture.FileSha256, static (path, sha256) => new CompanionFile(path, sha256))
               .Where(file => ReportedFile.IsWithin(found.Watch.Output, file.Path) || ReportedFile.IsIn(copyFolders, file.Path))
           select new KeptPicture(head.Finished, picture.Path, picture.Sha256, [.. companions]),
    ];
}

/// <summary>A file that goes with a picture: beside it, or a copy.</summary>
internal sealed record CompanionFile(string Path, string Sha256);
