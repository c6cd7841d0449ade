namespace AutoGen.Automation.Intake;

/// <summary>A file as a scan saw it.</summary>
/// <param name="Relative">Path relative to the watch.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">Its time.</param>
internal sealed record FoundFile(string Relative, long Bytes, DateTimeOffset Modified)
{
    /// <summary>Time of the <c>.ready</c> marker beside it; null where there is none.</summary>
    public DateTimeOffset? MarkedAt { get; init; }

    public string Name => Path.GetFileName(Relative);

    /// <summary>Folder and stem: what an image and its sidecar share.</summary>
    public string Stem => Path.ChangeExtension(Relative, null);
}

/// <summary>What one scan of a watch found.</summary>
/// <param name="Files">Files of a known kind.</param>
/// <param name="LeftAlone">What a person might expect to be taken but is not: path relative to the watch, and why.</param>
internal sealed record ScanResult(IReadOnlyList<FoundFile> Files, IReadOnlyList<(string Relative, string Why)> LeftAlone);
