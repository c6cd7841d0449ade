using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// The third order multistep method of the same family (k-diffusion, <c>sample_dpmpp_3m_sde</c>): first and second
/// derivative of the clean latent in lambda come from the last three.
/// </summary>
internal sealed class Dpmpp3mSdeSampler(AncestralOptions options) : ISampler
{
    private const int LooksBack = 2;

    public static SamplerTraits Traits { get; } = new() { Order = 3, Stochastic = true, DefaultSchedule = "exponential", DiscardPenultimate = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var last = new History<Latent>(LooksBack);
        var lengths = new History<double>(LooksBack);
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
            if (last.Count > 0)
                x += HigherOrder(denoised, last, lengths, h, decay);
            if (options.Eta > 0)
                x += run.Noise(sigma, next) * (next * SigmaSpace.SdeDeviation(h, options.Eta) * options.NoiseScale);
            last.Add(denoised);
            lengths.Add(h);
        }

        return x;
    }

    /// <summary>decay * (phi_2 * first derivative + phi_3 * second), derivatives per step.</summary>
    private static Latent HigherOrder(Latent denoised, History<Latent> last, History<double> lengths, double h, double decay)
    {
        var r0 = lengths[0] / h;
        var slope = (denoised - last[0]) / r0;
        if (last.Count == 1)
            return slope * (decay * Phi.Two(-decay));
        var r1 = lengths[1] / h;
        var bend = (slope - ((last[0] - last[1]) / r1)) / (r0 + r1);
        return ((slope + (bend * r0)) * (decay * Phi.Two(-decay))) + (bend * (decay * Phi.Three(-decay)));
    }
}
