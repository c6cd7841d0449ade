using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.Euler;

/// <summary>Options of the samplers that add fresh noise at every step.</summary>
public record AncestralOptions
{
    /// <value>Share of fresh noise, 0 to 10; as much as the step leaves room for. Default 1.</value>
    [Range(0.0, 10.0)]
    [Description("Share of fresh noise per step; 0 = none (deterministic), 1 = as in training.")]
    public double Eta { get; init; } = 1;

    /// <value>Factor on the fresh noise, 0 to 2 (k-diffusion's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;
}
