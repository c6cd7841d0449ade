using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing;

/// <summary>What a <see cref="TestRun"/> is made of.</summary>
public sealed record TestRunOptions
{
    /// <summary>Noise levels, descending; one more than there are steps. Default: ten steps to 0.</summary>
    public IReadOnlyList<double> Sigmas { get; init; } = ExactGaussian.DescendToZero(10);

    /// <summary>Shape of the latent. Default 1x4x8x8.</summary>
    public LatentShape Shape { get; init; } = new(1, 4, 8, 8);

    /// <summary>The model: x = x0 + sigma * noise and sigma to x0. Default <see cref="ExactGaussian.Denoise"/>.</summary>
    public Func<Latent, double, Latent> Denoise { get; init; } = ExactGaussian.Denoise;

    /// <summary>The same for the negative prompt. Default: as <see cref="Denoise"/>.</summary>
    public Func<Latent, double, Latent>? DenoiseUnconditional { get; init; }

    /// <summary>Scale of classifier-free guidance; 1 (default) means none.</summary>
    public double Cfg { get; init; } = 1;

    /// <summary>Seed of the start noise and of what the sampler draws; picture i of a batch has seed + i. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// Whether noise is that of one Brownian path over sigma, as samplers get it whose traits have
    /// <see cref="SamplerTraits.BrownianNoise"/>. Default false.
    /// </summary>
    public bool BrownianNoise { get; init; }

    /// <summary>Called with (steps done, steps).</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>Cancels the run.</summary>
    public CancellationToken CancellationToken { get; init; }
}
