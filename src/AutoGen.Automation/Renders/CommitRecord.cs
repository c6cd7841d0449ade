using System.Text.Json.Serialization;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>renders/n.commit.json: from here on the picture is that file, whatever happens, and is never rendered again.</summary>
/// <param name="Number">Number of the render.</param>
/// <param name="Attempt">The attempt that made it.</param>
/// <param name="WorkFile">Where it was written, flushed.</param>
/// <param name="Destination">What it is renamed to.</param>
/// <param name="Picture">Its hash, size and facts.</param>
internal sealed record CommitRecord(int Number, int Attempt, string WorkFile, string Destination, RenderedPicture Picture)
{
    /// <summary>Files that appear with the picture, in the order in which they are renamed; the picture comes last.</summary>
    public IReadOnlyList<CommitFile> Files { get; init; } = [];

    /// <summary>Copies that could not be made, and need not be.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];
}

/// <summary>A file beside the picture, or a copy in another folder.</summary>
/// <param name="WorkFile">What is renamed: a file beside the picture's work file; for a copy one in the agent's own folder of its target.</param>
/// <param name="Folder">Where it goes.</param>
/// <param name="Sha256">Lower-case hex of the whole file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Ending">What replaces the extension in the picture's name.</param>
internal sealed record CommitFile(string WorkFile, string Folder, string Sha256, long Bytes, string Ending)
{
    /// <summary>What a copy is made of: it may go to another volume, where a rename is none.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the picture is committed without the copy where that cannot be made.</summary>
    public bool Optional { get; init; }

    /// <summary>What it is renamed to; null while its name is not chosen.</summary>
    public string? Destination { get; init; }

    /// <summary>Whether it stands where it goes. Its name was free when it was chosen.</summary>
    [JsonIgnore]
    public bool IsPlaced => Destination is { } path && !File.Exists(WorkFile) && Renders.WorkFile.Holds(path, Sha256, Bytes);
}
