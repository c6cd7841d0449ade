using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

public sealed class KDiffusionGoldenTests(ITestOutputHelper output)
{
    private readonly List<JsonElement> cases = [.. Golden.Read("sigma_samplers.json").EnumerateArray()];

    [Theory]
    [InlineData(PredictionKind.Epsilon)]
    [InlineData(PredictionKind.VPrediction)]
    [InlineData(PredictionKind.Sample)]
    public void Samplers_match_k_diffusion(PredictionKind kind)
    {
        var recorded = cases.FindAll(static item => item.Text("space") == "ve");
        foreach (var item in recorded)
        {
            var mixture = new GaussianMixture();
            var predictor = new ExactPredictor(kind, (x, sigma) => mixture.PosteriorMean(x.Values, 1, sigma));
            var noise = new RecordedNoise();
            var sigmas = item.GetProperty("sigmas").Doubles();
            var start = noise.Next(RecordedNoise.Shape) * sigmas[0];
            var denoiser = new Denoiser(predictor, new ModelSampling(kind, new BetaSchedule().ToNoiseLevels()), new ClassifierFreeGuidance(), 1);
            var run = new DenoisingRun(sigmas, RecordedNoise.Shape, denoiser, noise, null, CancellationToken.None);
            Check(item, SamplerOf(item).Sample(start, run), predictor.Sigmas);
        }

        output.WriteLine($"{recorded.Count} cases");
        Assert.Equal(10, recorded.Count);
    }

    [Fact]
    public void Samplers_match_ComfyUI_on_flow_noise_levels()
    {
        var recorded = cases.FindAll(static item => item.Text("space") == "flow");
        foreach (var item in recorded)
        {
            var run = new FlowRun(item.GetProperty("sigmas").Doubles());
            Check(item, SamplerOf(item).Sample(new RecordedNoise().Next(RecordedNoise.Shape) * run.Sigmas[0], run), run.Evaluated);
        }

        output.WriteLine($"{recorded.Count} cases");
        Assert.Equal(3, recorded.Count);
    }

    private static ISampler SamplerOf(JsonElement item) =>
        Registered.Plugin.Sampler(item.Text("sampler"), item.GetProperty("options").GetRawText());

    private static void Check(JsonElement item, Latent final, List<double> evaluated)
    {
        Golden.AssertScheduleClose(item.Text("id"), item.GetProperty("modelCallSigmas").Doubles(), evaluated);
        Golden.AssertClose(item.Text("id"), item.GetProperty("final").Floats(), final.Values, item.Number("tolerance"));
    }
}
