using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>Options of DDIM.</summary>
public sealed record DdimOptions
{
    /// <value>Share of fresh noise, 0 to 10; 0 = DDIM proper, 1 = DDPM. Default 0.</value>
    [Range(0.0, 10.0)]
    [Description("Share of fresh noise per step; 0 = none (deterministic), 1 = DDPM.")]
    public double Eta { get; init; }

    /// <value><c>a1111</c> runs over its own timesteps, one step less than asked for; the others over the schedule. Default <c>autogen</c>.</value>
    [Description("Whose timesteps: a1111 has its own and one step less, the others take the schedule's.")]
    public Dialect Dialect { get; init; }
}

/// <summary>
/// DDIM (Song et al. 2020, equation 12) in sigma space. The paper's latent is x / sqrt(1 + sigma^2) with
/// abar = 1 / (1 + sigma^2); divided by sqrt(abar), its step is Euler ancestral's. A schedule that ends at sigma of
/// timestep 0 instead of 0 is diffusers' <c>set_alpha_to_one: false</c>.
/// </summary>
/// <param name="steps">Its steps.</param>
/// <param name="endsInOwnSpace">Whether a run that ends above sigma 0 gives the latent as the paper has it; ComfyUI's ddim and ddpm stay in sigma space.</param>
internal sealed class DdimSampler(ISampler steps, bool endsInOwnSpace) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "DDPM", StartScaling = StartScaling.FullVariance };

    /// <summary>DDPM (Ho et al. 2020, algorithm 2) is DDIM at eta 1: its posterior's mean and variance are the same.</summary>
    public static SamplerTraits DdpmTraits { get; } = Traits with { Stochastic = true };

    /// <summary>DDIM over the timesteps and with the end of a dialect.</summary>
    public static ISampler Create(DdimOptions options, ISampler steps)
    {
        var sampler = new DdimSampler(steps, options.Dialect != Dialect.Comfyui);
        return options.Dialect == Dialect.A1111 ? new OwnLevelsSampler(sampler, new A1111Timesteps(), options.Dialect) : sampler;
    }

    public Latent Sample(Latent x, SamplingRun run)
    {
        var last = steps.Sample(x, run);
        return endsInOwnSpace ? VpSpace.Finish(last, run) : last;
    }
}
