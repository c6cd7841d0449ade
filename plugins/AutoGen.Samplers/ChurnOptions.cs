using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers;

/// <summary>Options of Euler and Heun.</summary>
public sealed record ChurnOptions
{
    /// <value>Total churn over all steps, 0 to 100 (k-diffusion's <c>s_churn</c>). Default 0.</value>
    [Range(0.0, 100.0)]
    [Description("Noise added and removed again over the whole run; 0 = none, the sampler is deterministic.")]
    public double Churn { get; init; }

    /// <value>Factor on the added noise, 0 to 2 (k-diffusion's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the noise that churn adds; slightly above 1 counters the loss of detail.")]
    public double NoiseScale { get; init; } = 1;
}
