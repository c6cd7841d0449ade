namespace AutoGen.Abstractions;

/// <summary>
/// Everything a sampler needs for one picture. The run owns cancellation, progress and seeding, so that a sampler
/// cannot forget them: <see cref="Steps"/> and <see cref="Denoise"/> throw when the run is cancelled, and a sampler lets
/// that exception pass. Members may be added, never removed.
/// </summary>
public abstract class SamplingRun
{
    /// <summary>Noise levels, descending; one more than there are steps. The last is 0 unless the schedule says otherwise.</summary>
    public abstract IReadOnlyList<double> Sigmas { get; }

    /// <summary>Neighbouring pairs of <see cref="Sigmas"/>. Each move checks cancellation and reports progress.</summary>
    public abstract IEnumerable<SigmaStep> Steps { get; }

    /// <summary>The model's prediction kind and trained noise levels.</summary>
    public abstract ModelSampling Model { get; }

    /// <summary>The guided prediction of the clean latent x0 for x = x0 + sigma * noise.</summary>
    /// <param name="x">The noisy latent, in sigma space (not divided by sqrt(1 + sigma^2)).</param>
    /// <param name="sigma">Its noise level; above 0.</param>
    public abstract Latent Denoise(Latent x, double sigma);

    /// <summary>As <see cref="Denoise"/>, with the unconditional prediction beside it (CFG++ and its kin).</summary>
    public abstract DenoiseParts DenoiseParts(Latent x, double sigma);

    /// <summary>
    /// Standard normal noise of the latent's shape: the next of the job's seed, or for samplers with
    /// <see cref="SamplerTraits.BrownianNoise"/> the increment of its Brownian path. Both noise levels are part of the call
    /// so that a Brownian tree can serve it.
    /// </summary>
    public abstract Latent Noise(double sigma, double sigmaNext);

    /// <summary>For samplers that do not walk <see cref="Steps"/>: the share done, 0 to 1. Checks cancellation.</summary>
    public abstract void ReportProgress(double share);
}
