using System.Text.Json;
using AutoGen.Abstractions;
using Xunit.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class DenoiserTests(ITestOutputHelper output)
{
    private static readonly LatentShape shape = new(1, 1, 4, 4);
    private static readonly NoiseLevels levels = new BetaSchedule().ToNoiseLevels();

    [Fact]
    public void Every_prediction_kind_becomes_x0_as_recorded()
    {
        var golden = Golden.Read("predictions.json");
        var output0 = Latent.From(shape, golden.GetProperty("model_output").Floats());
        var x = Latent.From(shape, golden.GetProperty("x").Floats());
        // LCM's boundary scaling is the sampler's own: see the samplers' tests
        var cases = golden.GetProperty("cases").EnumerateArray().Where(static item => !item.Text("type").StartsWith("lcm", StringComparison.Ordinal)).ToList();
        GoldenTally.CheckAll(output, "schedules/predictions.json", cases, recorded => CheckPrediction(recorded, x, output0));
        Assert.Equal(39, cases.Count);
    }

    [Fact]
    public void A_flow_network_gets_the_latent_as_it_is_and_a_thousand_times_sigma()
    {
        var predictor = new FakePredictor(static (x, _) => x);
        var denoiser = new Denoiser(predictor, new ModelSampling(PredictionKind.Flow, NoiseLevels.Flow(shift: 3)), new ClassifierFreeGuidance(), 1);
        denoiser.Denoise(Latent.Zeros(shape), new RunPlace(0.75));
        Assert.Equal((1, 750), (predictor.Calls[0].InputScale, predictor.Calls[0].Timestep));
    }

    [Theory]
    [InlineData(637.4, false, 637.4)]
    [InlineData(637.4, true, 637)]
    [InlineData(637.6, true, 638)]
    public void ComfyUI_tells_the_network_whole_timesteps(double timestep, bool whole, double told)
    {
        var predictor = new FakePredictor(static (x, _) => x);
        var denoiser = new Denoiser(predictor, new ModelSampling(PredictionKind.Epsilon, levels), new ClassifierFreeGuidance(), 1) { WholeTimesteps = whole };
        denoiser.Denoise(Latent.Zeros(shape), new RunPlace(levels.TimestepToSigma(timestep)));
        Assert.Equal(told, predictor.Calls[0].Timestep, 1e-6);
    }

    [Fact]
    public void The_network_gets_the_scale_and_timestep_of_sigma()
    {
        var predictor = new FakePredictor(static (x, _) => x);
        Create(predictor, cfgScale: 1).Denoise(Latent.Zeros(shape), new RunPlace(levels.Sigmas[637]));
        var call = Assert.Single(predictor.Calls);
        Assert.Equal(637, call.Timestep);
        Assert.Equal(1 / Math.Sqrt(1 + Math.Pow(levels.Sigmas[637], 2)), call.InputScale, 1e-15);
    }

    [Fact]
    public void At_cfg_1_only_the_conditional_half_is_evaluated()
    {
        var predictor = new FakePredictor(static (x, _) => x);
        Create(predictor, cfgScale: 1).Denoise(Latent.Zeros(shape), new RunPlace(2));
        Assert.Equal(GuidanceHalves.Conditional, Assert.Single(predictor.Calls).Halves);
    }

    [Fact]
    public void Guidance_evaluates_both_halves_in_one_run_and_extrapolates()
    {
        var predictor = new FakePredictor(static (x, half) => Constant(half == GuidanceHalves.Conditional ? 3 : 1));
        var guided = Create(predictor, cfgScale: 7.5).Denoise(Latent.Zeros(shape), new RunPlace(2));
        Assert.Equal(GuidanceHalves.Both, Assert.Single(predictor.Calls).Halves);
        Assert.Equal(Constant(1 + (7.5f * 2)).Values, guided.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Parts_are_of_one_batched_run(double cfgScale)
    {
        var predictor = new FakePredictor(static (x, half) => Constant(half == GuidanceHalves.Conditional ? 3 : 1));
        var parts = Create(predictor, cfgScale).DenoiseParts(Latent.Zeros(shape), new RunPlace(2));
        Assert.Equal(GuidanceHalves.Both, Assert.Single(predictor.Calls).Halves);
        Assert.Equal(Constant((float)(1 + (cfgScale * 2))).Values, parts.Guided.Values);
        Assert.Equal(Constant(1).Values, parts.Unconditional.Values);
    }

    [Fact]
    public void A_guidance_that_asks_for_one_half_after_the_other_gets_each_evaluated_once()
    {
        var predictor = new FakePredictor(static (x, _) => x);
        new Denoiser(predictor, new ModelSampling(PredictionKind.Sample, levels), new GreedyGuidance(), 2).Denoise(Latent.Zeros(shape), new RunPlace(2, 0.25));
        Assert.Equal([GuidanceHalves.Unconditional, GuidanceHalves.Conditional], predictor.Calls.Select(static call => call.Halves));
    }

    private static Latent Constant(float value) => Latent.Zeros(shape).Map(_ => value);

    private static Denoiser Create(INoisePredictor predictor, double cfgScale) =>
        new(predictor, new ModelSampling(PredictionKind.Sample, levels), new ClassifierFreeGuidance(), cfgScale);

    private static void CheckPrediction(JsonElement recorded, Latent given, Latent modelOutput)
    {
        var sigma = recorded.Number("sigma");
        var kind = recorded.Text("type") switch
        {
            "epsilon" => PredictionKind.Epsilon,
            "v_prediction" => PredictionKind.VPrediction,
            "flow" => PredictionKind.Flow,
            "edm" => PredictionKind.Edm,
            _ => PredictionKind.Sample,
        };
        // Variance-preserving sources hold x / sqrt(1 + sigma^2).
        var x = recorded.Text("space").StartsWith("vp", StringComparison.Ordinal) ? given * Math.Sqrt(1 + (sigma * sigma)) : given;
        var denoiser = new Denoiser(new FakePredictor((_, _) => modelOutput), new ModelSampling(kind, kind == PredictionKind.Flow ? NoiseLevels.Flow() : levels), new ClassifierFreeGuidance(), 1);
        var expected = recorded.GetProperty("x0").Floats();
        var scale = Math.Max(Math.Max(1, sigma), expected.Max(Math.Abs));
        Golden.AssertClose($"{recorded.Text("source")} {kind} {sigma}", expected, denoiser.Denoise(x, new RunPlace(sigma)).Values, 1e-5 * scale);
    }

    private sealed class GreedyGuidance : IGuidance
    {
        public Latent Guide(GuidanceStep step)
        {
            Assert.Equal((2, 0.25, 2), (step.Sigma, step.ShareDone, step.Scale));
            return step.Unconditional + step.Conditional + step.Both.Conditional + step.Unconditional;
        }
    }
}
