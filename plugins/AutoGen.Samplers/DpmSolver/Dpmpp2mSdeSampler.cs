using System.ComponentModel;
using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>How DPM++ 2M SDE weighs the slope between the last two clean latents.</summary>
public enum SolverType
{
    /// <summary>As the mid-point method does.</summary>
    Midpoint,

    /// <summary>As Heun's method does: by phi_2.</summary>
    Heun,
}

/// <summary>Options of DPM++ 2M SDE.</summary>
public sealed record Dpmpp2mSdeOptions : AncestralOptions
{
    /// <value>Second order term. Default <c>midpoint</c>.</value>
    [Description("Second order term: midpoint or heun.")]
    public SolverType SolverType { get; init; }
}

/// <summary>
/// SDE-DPM-Solver++(2M) (Lu et al. 2022, section 5.2): the multistep method in lambda with the decay and the fresh noise of
/// the reverse SDE.
/// </summary>
internal sealed class Dpmpp2mSdeSampler(AncestralOptions options, SolverType solverType) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Order = 2, Stochastic = true, DefaultSchedule = "exponential" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        Latent? lastDenoised = null;
        var lastH = 0.0;
        foreach (var (_, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            if (next == 0)
            {
                x = denoised;
                continue;
            }

            var h = Math.Log(sigma / next);
            var decay = h * (1 + options.Eta);
            x = SigmaSpace.Keep(Math.Exp(-decay), x, denoised);
            if (lastDenoised is not null)
                x += (denoised - lastDenoised) * (h / lastH * SlopeWeight(decay));
            if (options.Eta > 0)
                x += run.Noise(sigma, next) * (next * SigmaSpace.SdeDeviation(h, options.Eta) * options.NoiseScale);
            (lastDenoised, lastH) = (denoised, h);
        }

        return x;
    }

    private double SlopeWeight(double decay) =>
        solverType == SolverType.Heun ? decay * Phi.Two(-decay) : decay * Phi.One(-decay) / 2;
}
