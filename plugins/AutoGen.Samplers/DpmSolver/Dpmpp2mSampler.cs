using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// DPM-Solver++(2M) (Lu et al. 2022, algorithm 2): a second order multistep method in lambda = -log sigma. The last
/// denoised latent is kept, so it costs one evaluation per step; the first step and the one to 0 are of first order.
/// </summary>
internal sealed class Dpmpp2mSampler : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Order = 2, DefaultSchedule = "karras" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        Latent? lastDenoised = null;
        var lastH = 0.0;
        foreach (var step in run.Steps)
        {
            var denoised = run.Denoise(x, step.Sigma);
            if (step.EndsClean)
            {
                x = denoised;
                continue;
            }

            var h = Math.Log(step.Sigma / step.Next);
            var r = lastH / h;
            var extrapolated = lastDenoised is null ? denoised : denoised + ((denoised - lastDenoised) / (2 * r));
            x = SigmaSpace.StepTo(step.Next, x, step.Sigma, extrapolated);
            (lastDenoised, lastH) = (denoised, h);
        }

        return x;
    }
}
