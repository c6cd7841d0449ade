using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Euler;

/// <summary>Options of Euler, Heun, Heun++ and DPM2 (Karras et al. 2022, table 5).</summary>
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

    /// <value>Least sigma at which churn acts, 0 to 1000000 (k-diffusion's <c>s_tmin</c>). Default 0.</value>
    [Range(0.0, 1e6)]
    [Description("Least noise level (sigma) at which churn acts.")]
    public double ChurnMin { get; init; }

    /// <value>Greatest sigma at which churn acts, 0 to 1000000 (k-diffusion's <c>s_tmax</c>). Default 1000000, above every model's.</value>
    [Range(0.0, 1e6)]
    [Description("Greatest noise level (sigma) at which churn acts.")]
    public double ChurnMax { get; init; } = 1e6;

    /// <value><c>comfyui</c> draws noise only in steps in which churn acts, the others in every step of a run with churn. Default <c>autogen</c>.</value>
    [Description("Whose draws: comfyui draws only where churn acts, the others in every step.")]
    public Dialect Dialect { get; init; }
}
