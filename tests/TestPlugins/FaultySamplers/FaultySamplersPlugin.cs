using AutoGen.Abstractions;

namespace FaultySamplers;

/// <summary>Samplers that load and then go wrong in every way a sampler can.</summary>
public sealed class FaultySamplersPlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry)
    {
        registry.AddSampler<NoOptions>("throwing", static _ => new ThrowingSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("nan", static _ => new NotANumberSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("feeds_nan", static _ => new FeedsNotANumberSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("wrong_shape", static _ => new WrongShapeSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("returns_null", static _ => new NullSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("factory_throws", static _ => throw new InvalidOperationException("no instance today"), new SamplerTraits());
        registry.AddSampler<NoOptions>("stops_early", static _ => new EarlySampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("goes_behind_the_end", static _ => new LateSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("fail_fast", static _ => new FailFastSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("stack_overflow", static _ => new StackOverflowSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("native_crash", static _ => new NativeCrashSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("hang", static _ => new HangingSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("sleeper", static _ => new SleepingSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("slow", static _ => new SlowSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("shout", static _ => new ShoutingSampler(), new SamplerTraits());
        registry.AddSampler<NoOptions>("leak", static _ => new LeakingSampler(), new SamplerTraits());
        registry.AddSchedule<NoOptions>("rising", static _ => new RisingSchedule());
        registry.AddGuidance<NoOptions>("throwing_guidance", static _ => new FaultyGuidance(static _ => throw new InvalidOperationException("no way to go")));
        registry.AddGuidance<NoOptions>("nan_guidance", static _ => new FaultyGuidance(static step => step.X.Map(static _ => float.NaN)));
        registry.AddGuidance<NoOptions>("null_guidance", static _ => new FaultyGuidance(static _ => null!));
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

internal sealed class FeedsNotANumberSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => run.Denoise(x.Map(static _ => float.NaN), run.Sigmas[0]);
}

internal sealed class WrongShapeSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => Latent.Zeros(x.Shape with { Width = x.Shape.Width + 1 });
}

internal sealed class EarlySampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => run.Denoise(x, run.Sigmas[0]);
}

internal sealed class LateSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var step in run.Steps)
            x = run.Denoise(x, step.Next);
        return x;
    }
}

internal sealed class NullSampler : ISampler
{
    public Latent Sample(Latent x, SamplingRun run) => null!;
}

internal sealed class RisingSchedule : ISigmaSchedule
{
    public IReadOnlyList<double> Create(int steps, NoiseLevels levels) => [.. Enumerable.Range(0, steps + 1).Select(static step => (double)step)];
}

internal sealed class FaultyGuidance(Func<GuidanceStep, Latent> guide) : IGuidance
{
    public Latent Guide(GuidanceStep step) => guide(step);
}

internal sealed class ThrowingStep : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("the printer is on fire");
}
