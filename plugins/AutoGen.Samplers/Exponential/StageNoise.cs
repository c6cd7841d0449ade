using AutoGen.Abstractions;
using AutoGen.Samplers.Euler;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Exponential;

/// <summary>
/// The noise of one step of a stochastic method with inner points (Gonzalez et al. 2023, appendix): the stages lie on one path of the
/// reverse SDE, so a later stage carries on the noise of the one before, decayed, with fresh noise for the part between.
/// </summary>
/// <param name="options">Share and factor of the noise.</param>
/// <param name="run">Draws it.</param>
/// <param name="sigma">Noise level at the start of the step.</param>
internal sealed class StageNoise(AncestralOptions options, SamplingRun run, double sigma)
{
    private double reached = sigma;
    private Latent? path;

    /// <summary>The latent of a stage with its noise; itself, and nothing drawn, where there is none.</summary>
    /// <param name="stage">The stage without noise.</param>
    /// <param name="to">Its noise level, at or below the last stage's.</param>
    public Latent AddTo(Latent stage, double to)
    {
        if (options.Eta == 0 || options.NoiseScale == 0)
            return stage;
        var h = Math.Log(reached / to);
        var fresh = run.Noise(reached, to) * SigmaSpace.SdeDeviation(h, options.Eta);
        path = path is null ? fresh : (path * Math.Exp(-h * options.Eta)) + fresh;
        reached = to;
        return stage + (path * (to * options.NoiseScale));
    }
}
