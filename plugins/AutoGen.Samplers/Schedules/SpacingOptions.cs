using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Which of diffusers' schedulers a spacing is taken from; they differ in rounding and in the last step.</summary>
public enum SpacingVariant
{
    /// <summary>Euler, Heun, LMS, KDPM2: linspace keeps fractional timesteps.</summary>
    Euler,

    /// <summary>DDIM, DDPM, PNDM: whole timesteps.</summary>
    Ddim,

    /// <summary>DPM-Solver, UniPC, DEIS: n + 1 whole timesteps, without the last.</summary>
    Dpm,
}

/// <summary>Where a schedule ends.</summary>
public enum FinalSigma
{
    /// <summary>At 0.</summary>
    Zero,

    /// <summary>At the sigma of timestep 0.</summary>
    SigmaMin,
}

/// <summary>Options of diffusers' timestep spacings.</summary>
public record SpacingOptions
{
    /// <value>The schedulers it is taken from. Default euler.</value>
    [Description("Which of diffusers' schedulers it is taken from.")]
    public SpacingVariant Variant { get; init; }

    /// <value>diffusers' <c>final_sigmas_type</c>. Default zero.</value>
    [Description("Where it ends: at 0, or at the sigma of timestep 0.")]
    public FinalSigma FinalSigma { get; init; }

    internal IReadOnlyList<double> End(IEnumerable<double> sigmas, NoiseLevels levels)
    {
        var end = FinalSigma == FinalSigma.Zero ? 0 : levels.Min;
        return [.. sigmas.Where(sigma => sigma > end), end];
    }
}

/// <summary>Options of the leading spacing.</summary>
public sealed record LeadingOptions : SpacingOptions
{
    /// <value>diffusers' <c>steps_offset</c>: added to every timestep, 0 to 10. Default 1, as in Stable Diffusion.</value>
    [Range(0, 10)]
    [Description("Added to every timestep; 1 in the configuration of Stable Diffusion.")]
    public int StepsOffset { get; init; } = 1;
}
