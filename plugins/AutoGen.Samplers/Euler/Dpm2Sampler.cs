using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>
/// The mid-point method with the mid point taken in log sigma, and optional churn: DPM-Solver-2 (Lu et al. 2022,
/// algorithm 1) inside algorithm 2 of Karras et al. 2022.
/// </summary>
internal sealed class Dpm2Sampler(ChurnOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver", Order = 2, EvaluationsPerStep = 2, DefaultSchedule = "karras", DiscardPenultimate = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, start, next) in run.Steps)
        {
            (x, var sigma) = Churn.Raise(x, start, options, run);
            x = Step(x, sigma, next, run);
        }

        return x;
    }

    /// <summary>One step, of Euler's method where it ends clean.</summary>
    public static Latent Step(Latent x, double sigma, double next, SamplingRun run)
    {
        var derivative = SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
        if (next == 0)
            return x + (derivative * (next - sigma));
        var middle = Math.Sqrt(sigma * next);
        var half = x + (derivative * (middle - sigma));
        return x + (SigmaSpace.Derivative(half, middle, run.Denoise(half, middle)) * (next - sigma));
    }
}
