using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>
/// DPM-Solver++(2S) over the run's own levels (Lu et al. 2022, algorithm 1; diffusers' single step solver): every second step starts again
/// from where the one before began, with that step's end as its inner point. Takes as many evaluations as steps.
/// </summary>
internal sealed class Dpmpp2sSampler : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "DPM-Solver++", Order = 2 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var (start, startSigma, startDenoised) = (x, 0.0, x);
        foreach (var (index, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            if (index % 2 == 0 || next == 0)
            {
                (start, startSigma, startDenoised) = (x, sigma, denoised);
                x = SigmaSpace.StepTo(next, x, sigma, denoised);
            }
            else
            {
                var r = Math.Log(startSigma / sigma) / Math.Log(startSigma / next);
                var extrapolated = startDenoised + ((denoised - startDenoised) / (2 * r));
                x = SigmaSpace.StepTo(next, start, startSigma, extrapolated);
            }
        }

        return x;
    }
}
