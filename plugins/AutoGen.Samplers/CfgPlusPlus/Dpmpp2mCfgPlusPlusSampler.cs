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
            var (guided, unconditional) = run.DenoiseParts(x, step.Sigma);
            var kept = step.Next / step.Sigma;
            var renoised = guided + ((x - unconditional) * kept);
            var h = Math.Log(step.Sigma / step.Next);
            if (lastUnconditional is not null && !step.EndsClean)
                renoised += (guided - lastUnconditional) * ((1 - kept) * h / (2 * lastH));
            x = renoised;
            (lastUnconditional, lastH) = (unconditional, h);
        }

        return x;
    }
}
