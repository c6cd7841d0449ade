using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>
/// Heun++: Heun's method that looks up to two steps ahead and weighs each derivative by its share of the first noise level
/// (Carzit, sd-webui-samplers-scheduler). The step to the end is Euler's, the one before looks one step ahead.
/// </summary>
internal sealed class Heunpp2Sampler(ChurnOptions options) : ISampler
{
    private const int LooksAhead = 2;

    public static SamplerTraits Traits { get; } = new() { Family = "Heun", EvaluationsPerStep = 3 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var sigmas = run.Sigmas;
        foreach (var (index, start, next) in run.Steps)
        {
            (x, var sigma) = Churn.Raise(x, start, options, run);
            var first = SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
            var ahead = Math.Min(LooksAhead, sigmas.Count - 2 - index);
            var derivative = first;
            var (place, level, last) = (x, sigma, first);
            for (var step = 1; step <= ahead; step++)
            {
                var to = sigmas[index + step];
                place += last * (to - level);
                level = to;
                last = SigmaSpace.Derivative(place, level, run.Denoise(place, level));
                derivative += (last - first) * (level / ((ahead + 1) * sigmas[0]));
            }

            x += derivative * (next - sigma);
        }

        return x;
    }
}
