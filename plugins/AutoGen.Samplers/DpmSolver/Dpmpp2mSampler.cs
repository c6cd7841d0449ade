using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// DPM-Solver++(2M) (Lu et al. 2022, algorithm 2) and, at eta above 0, SDE-DPM-Solver++(2M) (section 5.2): a second order
/// multistep method in lambda = -log sigma, with the decay and the fresh noise of the reverse SDE. The last clean latent
/// is kept, so it costs one evaluation per step; the first step and the one to 0 are of first order.
/// </summary>
internal sealed class Dpmpp2mSampler(AncestralOptions options, SolverType solverType) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver++", Order = 2, DefaultSchedule = "karras" };

    public static SamplerTraits SdeTraits { get; } = new() { Family = "DPM-Solver++", Order = 2, Stochastic = true, BrownianNoise = true, DefaultSchedule = "exponential" };

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
                x += (denoised - lastDenoised) * (h / lastH * solverType.SlopeWeight(decay));
            if (options.Eta > 0)
                x += run.Noise(sigma, next) * (next * SigmaSpace.SdeDeviation(h, options.Eta) * options.NoiseScale);
            (lastDenoised, lastH) = (denoised, h);
        }

        return x;
    }
}
