using AutoGen.Abstractions;

namespace FaultySamplers;

/// <summary>Samplers that load and then go wrong in every way a sampler can.</summary>
public sealed class FaultySamplersPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddSampler<NoOptions>("throwing", static _ => new ThrowingSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("not_a_number", static _ => new NotANumberSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("wrong_shape", static _ => new WrongShapeSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("returns_null", static _ => new NullSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("factory_throws", static _ => throw new InvalidOperationException("no instance today"), new SamplerTraits());
        registry.AddSchedule<NoOptions>("rising", static _ => new RisingSchedule());
        registry.AddPostProcessor<NoOptions>("throwing_step", static _ => new ThrowingStep());
    }
}

internal sealed class ThrowingSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => throw new InvalidOperationException("a matrix is singular");
}

internal sealed class NotANumberSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => x.Map(static _ => float.NaN);
}

internal sealed class WrongShapeSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => Latent.Zeros(x.Shape with { Width = x.Shape.Width + 1 });
}

internal sealed class NullSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => null!;
}

internal sealed class RisingSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => [.. Enumerable.Range(0, steps + 1).Select(static step => (double)step)];
}

internal sealed class ThrowingStep : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the printer is on fire");
}
