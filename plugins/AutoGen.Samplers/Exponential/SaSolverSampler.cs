using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Exponential;

/// <summary>SA-Solver (Xue et al. 2023, algorithm 1): stochastic Adams predictor and corrector. Orders fall towards the end of the run.</summary>
/// <param name="options">Orders, noise and where it is added.</param>
/// <param name="evaluatesTwice">PECE: whether the corrected latent is evaluated again.</param>
internal sealed class SaSolverSampler(SaSolverOptions options, bool evaluatesTwice) : ISampler
{
    private readonly SlopeWeight slopeWeight = options.SimpleOrder2 ? SlopeWeight.Bh1 : SlopeWeight.Exact;

    public static SamplerTraits Traits { get; } = new() { Family = "SA-Solver", Order = 3, Stochastic = true };

    public static SamplerTraits PeceTraits { get; } = Traits with { EvaluationsPerStep = 2 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var kept = Math.Max(options.PredictorOrder, options.CorrectorOrder);
        var denoised = new History<Latent>(kept);
        var lambdas = new History<double>(kept);
        AdamsStep? last = null;
        var noisySteps = run.Sigmas.Count(static sigma => sigma > 0) - 1;
        foreach (var (index, sigma, next) in run.Steps)
        {
            denoised.Add(run.Denoise(x, sigma));
            lambdas.Add(SigmaSpace.Lambda(sigma));
            if (last is not null && (next > 0 || evaluatesTwice))
                x = Correct(x, last, denoised, Nodes(lambdas, options.CorrectorOrder, noisySteps + 1 - index), sigma, run);
            if (next == 0)
            {
                x = denoised[0];
                continue;
            }

            last = StepFrom(x, sigma, next, run);
            x = last.End(denoised, Nodes(lambdas, options.PredictorOrder, noisySteps - index), slopeWeight);
        }

        return x;
    }

    /// <summary>As many evaluations as the order asks for, there are, and the rest of the run allows.</summary>
    private static double[] Nodes(History<double> lambdas, int order, int allowed) => lambdas.Newest(Math.Min(order, allowed));

    private Latent Correct(Latent predicted, AdamsStep last, History<Latent> denoised, double[] nodes, double sigma, SamplingRun run)
    {
        if (nodes.Length == 0)
            return predicted;
        var corrected = last.End(denoised, nodes, slopeWeight);
        if (evaluatesTwice)
            denoised[0] = run.Denoise(corrected, sigma);
        return corrected;
    }

    private AdamsStep StepFrom(Latent x, double sigma, double next, SamplingRun run)
    {
        var tau = TauAt(next, run.Model);
        var step = new AdamsStep(x, sigma, next, tau);
        if (tau == 0 || options.NoiseScale == 0)
            return step;
        var deviation = next * SigmaSpace.SdeDeviation(Math.Log(sigma / next), tau * tau);
        return step.With(run.Noise(sigma, next) * (deviation * options.NoiseScale));
    }

    /// <summary>The share of fresh noise of a step that ends at a level.</summary>
    private double TauAt(double sigma, ModelSampling model)
    {
        var level = model.IsFlow() ? sigma / (1 + sigma) : sigma;
        return level <= model.SigmaAfter(options.StochasticStart) && level >= model.SigmaAfter(options.StochasticEnd) ? options.Eta : 0;
    }
}
