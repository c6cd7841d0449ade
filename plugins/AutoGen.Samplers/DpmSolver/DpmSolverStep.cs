using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// One step of the single step DPM-Solvers (Lu et al. 2022, arXiv 2206.00927, algorithms 1 and 2) in lambda = -log sigma.
/// The predicted noise at its start and at the first inner point is evaluated once, whatever orders are asked for.
/// </summary>
/// <param name="x">The latent at the start.</param>
/// <param name="from">lambda at the start.</param>
/// <param name="to">lambda at the end; above <paramref name="from"/>.</param>
/// <param name="run">Answers with the clean latent.</param>
internal sealed class DpmSolverStep(Latent x, double from, double to, SamplingRun run)
{
    private readonly double h = to - from;
    private readonly Latent noise = PredictNoise(x, from, run);
    private Latent? innerNoise;

    /// <summary>DPM-Solver-1.</summary>
    public Latent First() => Euler(h);

    /// <summary>DPM-Solver-2.</summary>
    /// <param name="r1">Place of the inner point, share of the step.</param>
    public Latent Second(double r1) => Euler(h) - ((InnerNoise(r1) - noise) * (Sigma(h) / (2 * r1) * double.ExpM1(h)));

    /// <summary>DPM-Solver-3.</summary>
    /// <param name="r1">Place of the first inner point.</param>
    /// <param name="r2">Place of the second.</param>
    public Latent Third(double r1, double r2)
    {
        var s2 = r2 * h;
        var inner = Euler(s2) - ((InnerNoise(r1) - noise) * (Sigma(s2) * (r2 / r1) * s2 * Phi.Two(s2)));
        var secondNoise = PredictNoise(inner, from + s2, run);
        return Euler(h) - ((secondNoise - noise) * (Sigma(h) / r2 * h * Phi.Two(h)));
    }

    private static Latent PredictNoise(Latent x, double lambda, SamplingRun run)
    {
        var sigma = Math.Exp(-lambda);
        return SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
    }

    private Latent InnerNoise(double r1) => innerNoise ??= PredictNoise(Euler(r1 * h), from + (r1 * h), run);

    /// <summary>The first order step of a given length.</summary>
    private Latent Euler(double length) => x - (noise * (Sigma(length) * double.ExpM1(length)));

    private double Sigma(double length) => Math.Exp(-(from + length));
}
