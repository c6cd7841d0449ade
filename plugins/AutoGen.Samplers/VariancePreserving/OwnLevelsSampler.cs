using AutoGen.Abstractions;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>Runs a sampler over levels of its own instead of a schedule's. Flow models have no such timesteps: they get the schedule's.</summary>
/// <param name="sampler">The sampler.</param>
/// <param name="levelsOf">Its levels.</param>
/// <param name="dialect">In a1111 image to image goes by A1111's rule too.</param>
internal sealed class OwnLevelsSampler(ISampler sampler, IOwnLevels levelsOf, Dialect dialect) : ISampler, IOwnSigmas
{
    // A1111 never runs quite all steps of image to image.
    private const double GreatestStrength = 0.999;

    public IReadOnlyList<double>? CreateSigmas(int steps, NoiseLevels levels) => levels.IsFlow ? null : levelsOf.Create(steps, levels);

    /// <summary>
    /// Of A1111's timesteps t0 = 1, t1 ... it noises to tk, k = int(min(strength, 0.999) * steps), and runs those below: the first evaluation
    /// is at t(k-1), although the noise is that of tk.
    /// </summary>
    public ImageToImageLevels? CreateSigmas(int steps, double strength, NoiseLevels levels)
    {
        if (dialect != Dialect.A1111 || levels.IsFlow)
            return null;
        var ascending = A1111Timesteps.Descending(steps, levels).Reverse().ToList();
        var k = Math.Min((int)(Math.Min(strength, GreatestStrength) * steps), ascending.Count - 1);
        return new ImageToImageLevels(k < 2 ? [ascending[0]] : levelsOf.Below(ascending[..k], levels), ascending[k]);
    }

    public Latent Sample(Latent x, SamplingRun run) => sampler.Sample(x, run);
}
