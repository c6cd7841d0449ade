using AutoGen.Abstractions;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>Runs a sampler over levels of its own instead of a schedule's. Flow models have no such timesteps: they get the schedule's.</summary>
/// <param name="sampler">The sampler.</param>
/// <param name="create">Its levels.</param>
internal sealed class OwnLevelsSampler(ISampler sampler, Func<int, NoiseLevels, IReadOnlyList<double>> create) : ISampler, IOwnSigmas
{
    public IReadOnlyList<double>? CreateSigmas(int steps, NoiseLevels levels) => levels.IsFlow ? null : create(steps, levels);

    public Latent Sample(Latent x, SamplingRun run) => sampler.Sample(x, run);
}
