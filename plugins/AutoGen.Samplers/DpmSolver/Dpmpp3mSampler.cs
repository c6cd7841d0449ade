using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// The third order multistep method of the DPM-Solver++ family: first and second derivative of the clean latent in lambda come from the
/// last three (k-diffusion, <c>sample_dpmpp_3m_sde</c>; without noise diffusers' multistep solver of order 3).
/// </summary>
/// <param name="options">Share and factor of the noise.</param>
/// <param name="secondOrder">Weight in steps of second order.</param>
/// <param name="fallsAtEnd">Whether the last but one step of a short run is of second order, as diffusers has it.</param>
internal sealed class Dpmpp3mSampler(AncestralOptions options, SolverType secondOrder, bool fallsAtEnd) : ISampler
{
    private const int LooksBack = 2;
    private const int ShortRun = 15;

    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver++", Order = 3 };

    public static SamplerTraits SdeTraits { get; } = new()
    {
        Family = "DPM-Solver++",
        Order = 3,
        Stochastic = true,
        BrownianNoise = true,
        DefaultSchedule = "exponential",
        DiscardPenultimateIn = [Dialect.Autogen, Dialect.A1111],
    };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var last = new History<Latent>(LooksBack);
        var lengths = new History<double>(LooksBack);
        var steps = run.Sigmas.Count - 1;
        foreach (var (index, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            if (next == 0)
            {
                x = denoised;
                continue;
            }

            var h = Math.Log(sigma / next);
            var order = fallsAtEnd && steps < ShortRun ? Math.Min(last.Count + 1, steps - index) : last.Count + 1;
            x = Step(x, denoised, last, lengths, h, order);
            if (options.Eta > 0)
                x += run.Noise(sigma, next) * (next * SigmaSpace.SdeDeviation(h, options.Eta) * options.NoiseScale);
            last.Add(denoised);
            lengths.Add(h);
        }

        return x;
    }

    /// <summary>kept * x + ... + decay * (phi_2 * first derivative + phi_3 * second), derivatives per step.</summary>
    private Latent Step(Latent x, Latent denoised, History<Latent> last, History<double> lengths, double h, int order)
    {
        var decay = h * (1 + options.Eta);
        x = SigmaSpace.Keep(Math.Exp(-decay), x, denoised);
        if (order == 1)
            return x;
        var r0 = lengths[0] / h;
        var slope = (denoised - last[0]) / r0;
        if (order == 2)
            return x + (slope * secondOrder.SlopeWeight(decay));
        var r1 = lengths[1] / h;
        var bend = (slope - ((last[0] - last[1]) / r1)) / (r0 + r1);
        return x + ((slope + (bend * r0)) * (decay * Phi.Two(-decay))) + (bend * (decay * Phi.Three(-decay)));
    }
}
