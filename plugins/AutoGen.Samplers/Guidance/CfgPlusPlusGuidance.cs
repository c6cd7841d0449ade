using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>Options of CFG++.</summary>
public sealed record CfgPlusPlusOptions : IntervalOptions
{
    /// <value>Interpolation between the two predictions, 0 to 1: lambda in the paper. Default 0.6. The request's cfg is not used.</value>
    [Range(0.0, 1.0)]
    [Description("Strength, lambda in the paper; it takes the place of cfg.")]
    public double Lambda { get; init; } = 0.6;
}

/// <summary>
/// CFG++ (Chung et al. 2024, algorithm 2) for samplers that know nothing of it. Its step from sigma to next,
/// D + (x - U) * next / sigma with D = U + lambda * (C - U), is the Euler (and DDIM) step with classifier-free guidance of
/// scale lambda * sigma / (sigma - next): exact there, an approximation with samplers of higher order. The samplers whose
/// names end in cfg_pp do it themselves and want plain guidance.
/// </summary>
internal sealed class CfgPlusPlusGuidance(CfgPlusPlusOptions options) : IGuidance
{
    public Latent Guide(GuidanceStep step) => options.ActsAt(step)
        ? ShapedGuidance.ClassifierFree(step, options.Lambda * step.Sigma / (step.Sigma - step.NextSigma))
        : step.Conditional;
}
