using System.Globalization;
using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>
/// DDIM against diffusers, which works with x / sqrt(1 + sigma^2) and alpha_bar = 1 / (1 + sigma^2): timestep t is the
/// trained sigma of t, the start is scaled by sqrt(1 + sigma^2), and the end divided by it.
/// </summary>
public sealed class DdimGoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void Ddim_matches_diffusers_for_every_prediction_kind()
    {
        var compared = 0;
        foreach (var item in Golden.Read("diffusers_gmm_ddim.json").EnumerateArray())
        {
            foreach (var kind in (PredictionKind[])[PredictionKind.Epsilon, PredictionKind.VPrediction, PredictionKind.Sample])
            {
                CheckMixture(item, kind);
                compared++;
            }
        }

        output.WriteLine($"{compared} runs");
        Assert.Equal(2 * 3, compared);
    }

    [Fact]
    public void Ddim_matches_the_numbers_that_diffusers_publishes()
    {
        var cases = Golden.Read("diffusers_published_ddim.json").EnumerateArray().ToList();
        foreach (var item in cases)
            CheckPublished(item);
        output.WriteLine($"{cases.Count} cases");
        Assert.Equal(3, cases.Count);
    }

    private static void CheckMixture(JsonElement item, PredictionKind kind)
    {
        var levels = new BetaSchedule(BetaCurve.ScaledLinear, item.Number("betaStart"), item.Number("betaEnd")).ToNoiseLevels();
        // set_alpha_to_one: false ends at the noise of timestep 0, not at 0.
        double[] sigmas = [.. item.GetProperty("timesteps").Doubles().Select(levels.TimestepToSigma), levels.Min];
        var mixture = new GaussianMixture();
        var predictor = new ExactPredictor(kind, (x, sigma) => mixture.PosteriorMean(x.Values, 1, sigma));
        var noise = new RecordedNoise();
        var start = noise.Next(RecordedNoise.Shape) * FullVariance(sigmas[0]);
        var denoiser = new Denoiser(predictor, new ModelSampling(kind, levels), new ClassifierFreeGuidance(), 1);
        var run = new DenoisingRun(sigmas, RecordedNoise.Shape, denoiser, noise, null, CancellationToken.None);
        var options = string.Create(CultureInfo.InvariantCulture, $$"""{ "eta": {{item.Number("eta")}} }""");

        var final = Registered.Plugin.Sampler("ddim", options).Sample(start, run) / FullVariance(sigmas[^1]);

        Golden.AssertScheduleClose("alpha_bar", item.GetProperty("alphaBars").Doubles(), [.. predictor.Sigmas.Select(static sigma => 1 / (1 + (sigma * sigma)))]);
        Golden.AssertClose($"{item.Text("id")} {kind}", item.GetProperty("final").Floats(), final.Values, item.Number("tolerance"));
    }

    private static void CheckPublished(JsonElement item)
    {
        var shape = new LatentShape(4, 3, 8, 8);
        var levels = new BetaSchedule(BetaCurve.Linear, item.Number("betaStart"), item.Number("betaEnd")).ToNoiseLevels();
        var kind = item.Text("predictionType") == "epsilon" ? PredictionKind.Epsilon : PredictionKind.VPrediction;
        double[] sigmas = [.. item.GetProperty("timesteps").Doubles().Select(levels.TimestepToSigma), 0];
        var start = Latent.From(shape, item.GetProperty("init") is { ValueKind: JsonValueKind.Array } init ? init.Floats() : DummySample(shape));
        var denoiser = new Denoiser(new DummyModel(), new ModelSampling(kind, levels), new ClassifierFreeGuidance(), 1);
        var run = new DenoisingRun(sigmas, shape, denoiser, new PhiloxNoise(0), null, CancellationToken.None);

        var final = Registered.Plugin.Sampler("ddim").Sample(start * FullVariance(sigmas[0]), run);

        Golden.AssertClose(item.Text("test"), item.GetProperty("final").Floats(), final.Values, 2e-4);
        var sum = final.Values.ToArray().Sum(static value => Math.Abs((double)value));
        AssertPublished(item, "result_sum", sum);
        AssertPublished(item, "result_mean", sum / shape.Length);
    }

    private static void AssertPublished(JsonElement item, string name, double actual)
    {
        var published = item.GetProperty("published").GetProperty(name);
        Assert.Equal(published.Number("value"), actual, published.Number("tol"));
    }

    private static double FullVariance(double sigma) => Math.Sqrt(1 + (sigma * sigma));

    /// <summary>diffusers' <c>dummy_sample_deter</c>: counted in the order (channel, height, width, batch).</summary>
    private static float[] DummySample(LatentShape shape)
    {
        var values = new float[shape.Length];
        var perImage = shape.Length / shape.Count;
        for (var index = 0; index < values.Length; index++)
            values[index] = ((index % perImage * shape.Count) + (index / perImage)) / (float)shape.Length;
        return values;
    }

    /// <summary>diffusers' <c>dummy_model</c>: output = input * t / (t + 1).</summary>
    private sealed class DummyModel : INoisePredictor
    {
        public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves) =>
            new(x * (inputScale * timestep / (timestep + 1)), null);
    }
}
