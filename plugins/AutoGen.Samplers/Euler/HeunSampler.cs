using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>Heun's second order method with optional churn (Karras et al. 2022, algorithm 2).</summary>
internal sealed class HeunSampler(ChurnOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Heun", Order = 2, EvaluationsPerStep = 2 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, start, next) in run.Steps)
        {
            (x, var sigma) = Churn.Raise(x, start, options, run);
            x = Step(x, sigma, next, run);
        }

        return x;
    }

    /// <summary>One step of Heun's method, of Euler's where it ends clean.</summary>
    public static Latent Step(Latent x, double sigma, double next, SamplingRun run)
    {
        var derivative = SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
        var euler = x + (derivative * (next - sigma));
        if (next == 0)
            return euler;
        var derivativeAtEnd = SigmaSpace.Derivative(euler, next, run.Denoise(euler, next));
        return x + ((derivative + derivativeAtEnd) * ((next - sigma) / 2));
    }
}
