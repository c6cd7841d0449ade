using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Exponential;

/// <summary>What the slope of a step of second order weighs, of methods that have a choice there (Zhao et al. 2023, B(h)).</summary>
public enum SlopeWeight
{
    /// <summary>The exact integral.</summary>
    Exact,

    /// <summary>h / 2: B(h) = h.</summary>
    Bh1,

    /// <summary>(1 - exp(-h)) / 2: B(h) = exp(h) - 1.</summary>
    Bh2,
}

/// <summary>
/// One step of an Adams method in lambda = -log sigma, for the probability flow (UniPC) and the reverse SDE (SA-Solver, Xue
/// et al. 2023, equations 14 and 18): the clean latent is interpolated in lambda and integrated against
/// (1 + tau^2) exp((1 + tau^2) (lambda - end)). The predictor takes the step, the corrector takes it again from the same
/// place, with the same noise, knowing the evaluation at its end.
/// </summary>
internal sealed class AdamsStep
{
    private readonly double from;
    private readonly double to;
    private readonly double rate;
    private readonly Latent start;

    /// <param name="x">The latent at the start.</param>
    /// <param name="sigma">Its noise level.</param>
    /// <param name="next">Noise level at the end, above 0.</param>
    /// <param name="tau">Share of fresh noise; 0 = the probability flow.</param>
    public AdamsStep(Latent x, double sigma, double next, double tau)
    {
        (from, to, rate) = (SigmaSpace.Lambda(sigma), SigmaSpace.Lambda(next), 1 + (tau * tau));
        start = x * (next / sigma * Math.Exp(-tau * tau * (to - from)));
    }

    private AdamsStep(AdamsStep step, Latent noise) => (from, to, rate, start) = (step.from, step.to, step.rate, step.start + noise);

    /// <summary>The same step with noise in it.</summary>
    public AdamsStep With(Latent noise) => new(this, noise);

    /// <summary>The latent at the end of the step.</summary>
    /// <param name="denoised">Evaluations, newest first.</param>
    /// <param name="lambdas">Where those stand that are to be used; in the corrector the first is the end of the step.</param>
    /// <param name="slopeWeight">For two evaluations.</param>
    public Latent End(History<Latent> denoised, double[] lambdas, SlopeWeight slopeWeight)
    {
        var weights = lambdas.Length == 2 && slopeWeight != SlopeWeight.Exact
            ? SecondOrder(lambdas, slopeWeight)
            : LagrangeQuadrature.Weights(lambdas, from, to, density: lambda => rate * Math.Exp(rate * (lambda - to)));
        return start + denoised.Weighted(weights);
    }

    private double[] SecondOrder(double[] lambdas, SlopeWeight slopeWeight)
    {
        var h = to - from;
        var whole = -double.ExpM1(-rate * h);
        var scale = slopeWeight == SlopeWeight.Bh1 ? rate * h : whole;
        var slope = scale * h / 2 / (lambdas[0] - lambdas[1]);
        return lambdas[0] == from ? [whole + slope, -slope] : [slope, whole - slope];
    }
}
