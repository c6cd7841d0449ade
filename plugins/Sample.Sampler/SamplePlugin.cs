using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace Sample.Sampler;

/// <summary>The entry: AutoGen makes one and calls Register once.</summary>
public sealed class SamplePlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry) => registry.AddSampler<ChurnOptions>(
        "sample_churn",
        static options => new ChurnSampler(options),
        new SamplerTraits { Stochastic = true, DefaultSchedule = "karras" });
}

/// <summary>Options: settable properties with defaults. AutoGen binds, checks and documents them.</summary>
public sealed record ChurnOptions
{
    [Description("Share by which noise is raised before each step; 0 = the plain Euler method.")]
    [Range(0.0, 0.4)]
    public double Churn { get; init; } = 0.1;
}

/// <summary>Euler steps with some fresh noise before each (Karras et al. 2022, algorithm 2).</summary>
public sealed class ChurnSampler(ChurnOptions options) : ISampler
{
    public Latent Sample(Latent x, SamplingRun run)
    {
        foreach (var (_, sigma, next) in run.Steps)
        {
            var raised = sigma * (1 + options.Churn);
            if (options.Churn > 0)
                x += run.Noise(sigma, next) * Math.Sqrt((raised * raised) - (sigma * sigma));
            var slope = (x - run.Denoise(x, raised)) / raised;
            x += slope * (next - raised);
        }

        return x;
    }
}
