namespace AutoGen.Protocol.Rendering;

/// <summary>A request on its way to a renderer, with the place for its file.</summary>
/// <param name="Request">What to render.</param>
/// <param name="WorkFile">
/// Absolute path, in an existing folder, of the file to write: encoded and flushed to disk. The caller commits it by rename.
/// </param>
public sealed record RenderJob(RenderRequest Request, string WorkFile)
{
    /// <summary>What people know it by: <c>dropId/number</c>; null where it belongs to no drop.</summary>
    public string? Name { get; init; }
}

/// <summary>Where a render stands.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
public sealed record RenderProgress(RenderStage Stage, int Step, int Steps);

/// <summary>The stages of a render, in order. A failure names the one it happened in.</summary>
public enum RenderStage
{
    Load,
    Encode,
    Sample,
    Decode,
    PostProcess,
    Write,
}
