using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>Euler's method with optional churn (Karras et al. 2022, algorithm 2 without the correction).</summary>
internal sealed class EulerSampler(ChurnOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Euler" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, start, next) in run.Steps)
        {
            (x, var sigma) = Churn.Raise(x, start, options, run);
            var derivative = SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
            x += derivative * (next - sigma);
        }

        return x;
    }
}
