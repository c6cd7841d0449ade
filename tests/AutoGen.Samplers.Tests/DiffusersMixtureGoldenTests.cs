using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>
/// Our samplers with the levels and options of diffusers' schedulers. Schedulers in variance-preserving space start from
/// unscaled noise, sqrt(1 + sigma^2) in sigma space, and end in their own space.
/// </summary>
public sealed class DiffusersMixtureGoldenTests(ITestOutputHelper output)
{
    private const string File = "diffusers_gmm.json";

    private static readonly NoiseLevels levels = new BetaSchedule().ToNoiseLevels();

    // These end in x / sqrt(1 + sigma^2) themselves.
    private static readonly string[] finishThemselves = ["ddim", "ddpm", "plms"];

    [Fact]
    public void Samplers_match_the_recorded_runs() =>
        GoldenTally.CheckAll(output, File, [.. Golden.Read(File).EnumerateArray()], Check);

    private static void Check(JsonElement item)
    {
        var sampler = MixtureRun.SamplerOf(item);
        var sigmas = Sigmas(item);
        var final = item.Text("space") switch
        {
            "flow" => SampleFlow(sampler, sigmas),
            "vp" => new MixtureRun(sigmas, Kind(item), levels).Sample(sampler, MixtureRun.FullVariance(sigmas[0])),
            _ => new MixtureRun(sigmas, Kind(item), levels).Sample(sampler, StartOf(item, sigmas[0])),
        };
        if (item.Text("space") == "vp" && !finishThemselves.Contains(item.Text("sampler")))
            final /= MixtureRun.FullVariance(sigmas[^1]);

        Golden.AssertClose(item.Text("id"), item.GetProperty("final").Floats(), final.Values, item.Number("tolerance"));
    }

    /// <summary>diffusers scales by sqrt(1 + sigma^2) with spacing "leading", by sigma else.</summary>
    private static double StartOf(JsonElement item, double sigma) =>
        item.Text("id").Contains("leading", StringComparison.Ordinal) ? MixtureRun.FullVariance(sigma) : sigma;

    private static Latent SampleFlow(ISampler sampler, double[] sigmas)
    {
        var run = new FlowRun(sigmas);
        return sampler.Sample(run.Noise(1, 1), run);
    }

    private static double[] Sigmas(JsonElement item)
    {
        if (item.TryGetProperty("sigmas", out var sigmas))
            return sigmas.Doubles();
        // set_alpha_to_one: false ends at the noise of timestep 0, not at 0.
        var end = item.GetProperty("endsAtFirstLevel").GetBoolean() ? levels.Min : 0;
        return [.. item.GetProperty("timesteps").Doubles().Select(levels.TimestepToSigma), end];
    }

    private static PredictionKind Kind(JsonElement item) => item.Text("prediction") switch
    {
        "v_prediction" => PredictionKind.VPrediction,
        "sample" => PredictionKind.Sample,
        _ => PredictionKind.Epsilon,
    };
}
