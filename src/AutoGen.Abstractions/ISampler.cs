namespace AutoGen.Abstractions;

/// <summary>
/// A sampler: solves the diffusion equation from <c>run.Sigmas[0]</c> down to the last sigma. One instance serves one
/// run, so fields are safe. Synchronous. Exceptions may pass: the host names the sampler in the render's failure.
/// </summary>
public interface ISampler
{
    /// <summary>Returns the latent at the last sigma.</summary>
    /// <param name="x">The start: clean latent (or zero) + <c>run.Sigmas[0]</c> * noise.</param>
    /// <param name="run">Sigmas, denoiser and noise of this run.</param>
    Latent Sample(Latent x, SamplingRun run);
}
