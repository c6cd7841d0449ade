using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.Exponential;

/// <summary>Options of SA-Solver.</summary>
public sealed record SaSolverOptions
{
    /// <value>Share of fresh noise inside the stochastic stretch, 0 to 2 (the paper's tau). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Share of fresh noise inside the stochastic stretch; 0 = none (deterministic).")]
    public double Eta { get; init; } = 1;

    /// <value>Factor on the fresh noise, 0 to 2 (ComfyUI's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;

    /// <value>Start of the stochastic stretch, share of the training timesteps from pure noise, 0 to 1. Default 0.2.</value>
    [Range(0.0, 1.0)]
    [Description("Start of the stretch with fresh noise, as a share of the way from pure noise.")]
    public double StochasticStart { get; init; } = 0.2;

    /// <value>End of the stochastic stretch, 0 to 1. Default 0.8.</value>
    [Range(0.0, 1.0)]
    [Description("End of the stretch with fresh noise, as a share of the way from pure noise.")]
    public double StochasticEnd { get; init; } = 0.8;

    /// <value>Evaluations the predictor looks back on, 1 to 4. Default 3.</value>
    [Range(1, 4)]
    [Description("How many evaluations the predictor uses.")]
    public int PredictorOrder { get; init; } = 3;

    /// <value>Evaluations the corrector uses, the newest among them, 0 (no corrector) to 4. Default 4.</value>
    [Range(0, 4)]
    [Description("How many evaluations the corrector uses; 0 = no corrector.")]
    public int CorrectorOrder { get; init; } = 4;

    /// <value>Whether coefficients of second order are simplified as UniPC does it. Default false.</value>
    [Description("Simplifies the coefficients of second order steps.")]
    public bool SimpleOrder2 { get; init; }
}
