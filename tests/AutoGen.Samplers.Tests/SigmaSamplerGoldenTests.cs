using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>The samplers of k-diffusion, ComfyUI and A1111 that work in sigma space, against runs of their own code.</summary>
public sealed class SigmaSamplerGoldenTests(ITestOutputHelper output)
{
    private const string File = "sigma_samplers.json";

    private readonly List<JsonElement> cases = [.. Golden.Read(File).EnumerateArray()];

    [Theory]
    [InlineData(PredictionKind.Epsilon)]
    [InlineData(PredictionKind.VPrediction)]
    [InlineData(PredictionKind.Sample)]
    public void Samplers_match_the_recorded_runs(PredictionKind kind) =>
        GoldenTally.CheckAll(output, $"{File} (noise levels, {kind})", cases.FindAll(static item => item.Text("space") == "ve"), item => CheckNoiseLevels(item, kind));

    [Fact]
    public void Samplers_match_the_recorded_runs_on_flow_models() =>
        GoldenTally.CheckAll(output, $"{File} (flow)", cases.FindAll(static item => item.Text("space") == "flow"), CheckFlow);

    private static void CheckNoiseLevels(JsonElement item, PredictionKind kind)
    {
        var mixture = new GaussianMixture();
        var predictor = new ExactPredictor(kind, (x, sigma) => mixture.PosteriorMean(x.Values, 1, sigma));
        var noise = new RecordedNoise();
        var sigmas = Sigmas(item);
        var start = noise.Next(RecordedNoise.Shape) * sigmas[0];
        var denoiser = new Denoiser(predictor, new ModelSampling(kind, new BetaSchedule().ToNoiseLevels()), new ClassifierFreeGuidance(), 1);
        var run = new DenoisingRun(sigmas, RecordedNoise.Shape, denoiser, noise, null, CancellationToken.None);
        Check(item, SamplerOf(item).Sample(start, run), predictor.Sigmas);
    }

    private static void CheckFlow(JsonElement item)
    {
        var run = new FlowRun(item.GetProperty("sigmas").Doubles());
        Check(item, SamplerOf(item).Sample(run.Noise(1, 1) * run.Sigmas[0], run), run.Evaluated);
    }

    /// <summary>DPM fast and DPM adaptive were recorded with their range and number of evaluations; any levels with these ends will do.</summary>
    private static double[] Sigmas(JsonElement item)
    {
        var sigmas = item.GetProperty("sigmas").Doubles();
        if (!item.TryGetProperty("evaluations", out var evaluations))
            return sigmas;
        var count = evaluations.GetInt32();
        return [.. Enumerable.Range(0, count + 1).Select(index => sigmas[0] + ((sigmas[1] - sigmas[0]) * index / count))];
    }

    private static ISampler SamplerOf(JsonElement item) =>
        Registered.Plugin.Sampler(item.Text("sampler"), item.GetProperty("options").GetRawText());

    private static void Check(JsonElement item, Latent final, List<double> evaluated)
    {
        Golden.AssertClose(item.Text("id"), item.GetProperty("final").Floats(), final.Values, item.Number("tolerance"));
        // The levels of an adaptive run follow its latents, and so share their float32 tolerance.
        var relative = item.Text("sampler") == "dpm_adaptive" ? item.Number("tolerance") : 3e-5;
        Golden.AssertScheduleClose(item.Text("id"), item.GetProperty("modelCallSigmas").Doubles(), evaluated, relative);
    }
}
