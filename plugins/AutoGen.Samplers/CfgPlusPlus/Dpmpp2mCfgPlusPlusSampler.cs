using AutoGen.Abstractions;

namespace AutoGen.Samplers.CfgPlusPlus;

/// <summary>CFG++ (Chung et al. 2024) for DPM-Solver++(2M): the unconditional prediction renoises, the guided one is extrapolated from it.</summary>
internal sealed class Dpmpp2mCfgPlusPlusSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        Latent? lastUnconditional = null;
        var lastH = 0.0;
        foreach (var step in run.Steps)
        {
            var parts = run.DenoiseParts(x, step.Sigma);
            var kept = step.Next / step.Sigma;
            var renoised = parts.StepTo(step.Next, x, step.Sigma);
            var h = Math.Log(step.Sigma / step.Next);
            if (lastUnconditional is not null && !step.EndsClean)
                renoised += (parts.Guided - lastUnconditional) * ((1 - kept) * h / (2 * lastH));
            x = renoised;
            (lastUnconditional, lastH) = (parts.Unconditional, h);
        }

        return x;
    }
}
