using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>Options of DPM fast and, with more, of DPM adaptive.</summary>
public record DpmSolverOptions
{
    /// <value>Share of fresh noise, 0 to 10. Default: 0 in dialect comfyui, else 1, as A1111 calls these samplers.</value>
    [Range(0.0, 10.0)]
    [Description("Share of fresh noise per step; 0 = none (deterministic). Default: 0 in dialect comfyui, else 1.")]
    public double? Eta { get; init; }

    /// <value>Factor on the fresh noise, 0 to 2 (k-diffusion's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;

    /// <value>Whose default eta. Default <c>autogen</c>.</value>
    [Description("Whose default eta holds.")]
    public Dialect Dialect { get; init; }

    internal double EffectiveEta => Eta ?? (Dialect == Dialect.Comfyui ? 0 : 1);
}
