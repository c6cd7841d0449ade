using AutoGen.Protocol;

namespace AutoGen.Automation.Drops;

/// <summary>
/// Hears what becomes of drops as it happens; any number may be registered as services. Called in order from the
/// agent's own threads, so it must return quickly and not throw.
/// </summary>
public interface IDropObserver
{
    /// <summary>A source was claimed and planned.</summary>
    void Accepted(AcceptedDrop drop);

    /// <summary>A picture stands in its output folder.</summary>
    void PictureFinished(FinishedPicture picture);

    /// <summary>The source stands in done/ or failed/, its report beside it.</summary>
    void Finished(FinishedDrop drop);
}

/// <summary>A drop at its start.</summary>
/// <param name="Id">Sorts by time.</param>
/// <param name="Watch">Name of its watch.</param>
/// <param name="Source">Path of its first source, relative to the watch.</param>
/// <param name="Renders">Pictures to make; 0 where everything was rejected.</param>
/// <param name="Rejected">What was refused.</param>
public sealed record AcceptedDrop(string Id, string Watch, string Source, int Renders, IReadOnlyList<Problem> Rejected);

/// <summary>One picture of a drop.</summary>
/// <param name="DropId">Its drop.</param>
/// <param name="Number">1 to <paramref name="Renders"/>.</param>
/// <param name="Renders">Pictures of the drop in all.</param>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Seconds">From accepted request to flushed file.</param>
public sealed record FinishedPicture(string DropId, int Number, int Renders, string Path, double Seconds);

/// <summary>A drop at its end.</summary>
/// <param name="Id">Sorts by time.</param>
/// <param name="Watch">Name of its watch.</param>
/// <param name="Source">Absolute path of its first source, in done/ or failed/.</param>
/// <param name="Report">Absolute path of the report for people (.txt); the .json lies beside it.</param>
/// <param name="Succeeded">Whether every picture was made.</param>
/// <param name="Pictures">Pictures made.</param>
/// <param name="Problems">Everything that was refused or failed.</param>
public sealed record FinishedDrop(string Id, string Watch, string Source, string Report, bool Succeeded, int Pictures, IReadOnlyList<Problem> Problems)
{
    /// <summary>Absolute path of the report's page (.html), its data (.json) beside it; null where none was written.</summary>
    public string? Page { get; init; }
}
