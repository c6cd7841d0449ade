using AutoGen.Protocol.Catalogues;

namespace AutoGen.Protocol.Rendering;

/// <summary>
/// Renders one request at a time. Where it runs is its own matter: in this process now, in a worker process when the
/// agent is unattended. Callers know it only through this interface.
/// </summary>
public interface IRenderer : IAsyncDisposable
{
    /// <summary>What can be asked for.</summary>
    Catalogue Catalogue { get; }

    /// <summary>Never throws: cancellation and faults are outcomes too.</summary>
    Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken);
}
