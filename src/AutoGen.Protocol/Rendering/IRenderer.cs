namespace AutoGen.Protocol.Rendering;

/// <summary>
/// Renders requests. Where it runs is its own matter: in this process for <c>autogen generate</c>, in supervised worker
/// processes for the agent. Callers know it only through this interface.
/// </summary>
public interface IRenderer : IAsyncDisposable
{
    /// <summary>Never throws: cancellation, faults and a dead worker are outcomes too.</summary>
    Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken);
}
