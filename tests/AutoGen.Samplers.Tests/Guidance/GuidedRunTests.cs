using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests.Guidance;

/// <summary>Guidance in a whole run, with a network of two known halves.</summary>
public sealed class GuidedRunTests
{
    private static readonly LatentShape shape = new(1, 2, 2, 2);
    private static readonly ModelSampling model = new(PredictionKind.Sample, new BetaSchedule().ToNoiseLevels());
    private static readonly double[] sigmas = [10, 4, 1.5, 0.4, 0];

    [Theory]
    [InlineData("euler")]
    [InlineData("ddim")]
    public void Cfg_pp_makes_the_paper_s_step_of_a_sampler_that_knows_nothing_of_it(string sampler)
    {
        const double Lambda = 0.6;
        var network = new HalvesPredictor();
        var start = new PhiloxNoise(5).Next(shape) * sigmas[0];
        var actual = Registered.Plugin.Sampler(sampler).Sample(start, RunOf(network, "cfg_pp", """{ "lambda": 0.6 }"""));

        double[] x = [.. start.Values.ToArray().Select(static value => (double)value)];
        foreach (var (sigma, next) in sigmas.Zip(sigmas.Skip(1)))
        {
            // Chung et al. 2024, algorithm 2: guided clean part, noise of the unconditional one
            x = [.. x.Select(value =>
            {
                var (conditional, unconditional) = (HalvesPredictor.Conditional(value, sigma), HalvesPredictor.Unconditional(value, sigma));
                return unconditional + (Lambda * (conditional - unconditional)) + ((value - unconditional) / sigma * next);
            })];
        }

        for (var index = 0; index < x.Length; index++)
            Assert.Equal(x[index], actual.Values[index], 1e-5);
    }

    [Fact]
    public void An_interval_halves_the_cost_of_the_steps_outside_it()
    {
        var network = new HalvesPredictor();
        Registered.Plugin.Sampler("euler").Sample(Latent.Zeros(shape), RunOf(network, "cfg", """{ "start": 0.25, "end": 0.75 }"""));
        Assert.Equal([GuidanceHalves.Conditional, GuidanceHalves.Both, GuidanceHalves.Both, GuidanceHalves.Conditional], network.Calls);
    }

    [Theory]
    [InlineData("cfg", """{ "start": 0.5 }""")]
    [InlineData("cfg", """{ "rescale": 0.7 }""")]
    [InlineData("three_branch", "{}")]
    [InlineData("dynamic_thresholding", """{ "mimicScale": 2 }""")]
    [InlineData("cfg_pp", "{}")]
    public void Parts_hold_what_the_guidance_says_and_the_negative_prompt_s_own_prediction(string guidance, string options)
    {
        var x = new PhiloxNoise(3).Next(shape);
        var (network, other) = (new HalvesPredictor(), new HalvesPredictor());
        var parts = RunOf(network, guidance, options).DenoiseParts(x, 4);
        Assert.Equal(RunOf(other, guidance, options).Denoise(x, 4).Values.ToArray(), parts.Guided.Values.ToArray());
        Assert.Equal(x.Values.ToArray().Select(static value => (float)HalvesPredictor.Unconditional(value, 4)), parts.Unconditional.Values.ToArray());
        Assert.Equal(GuidanceHalves.Both, network.Calls[0]);
        Assert.Equal(guidance == "three_branch" ? 2 : 1, network.Calls.Count);
    }

    [Theory]
    [InlineData("euler_cfg_pp")]
    [InlineData("dpmpp_2m_cfg_pp")]
    public void Samplers_of_cfg_pp_run_with_any_guidance(string sampler)
    {
        foreach (var guidance in Registered.Plugin.GuidanceNames)
        {
            var network = new HalvesPredictor();
            var final = Registered.Plugin.Sampler(sampler).Sample(new PhiloxNoise(5).Next(shape) * 10, RunOf(network, guidance, """{ "start": 0.25, "end": 0.75 }"""));
            Assert.True(final.IsFinite());
            Assert.Equal(4, network.Calls.Count(static halves => halves == GuidanceHalves.Both));
        }
    }

    private static DenoisingRun RunOf(HalvesPredictor network, string guidance, string options)
    {
        var denoiser = new Denoiser(network, model, Registered.Plugin.Guidance(guidance, options), 5);
        return new DenoisingRun(sigmas, shape, denoiser, new PhiloxNoise(1), null, CancellationToken.None);
    }

    /// <summary>Answers with x0 = a x + b for each half, and remembers what it was asked.</summary>
    private sealed class HalvesPredictor : INoisePredictor
    {
        public List<GuidanceHalves> Calls { get; } = [];

        public static double Conditional(double x, double sigma) => (x / (1 + sigma)) + 1;

        public static double Unconditional(double x, double sigma) => (x / (2 + sigma)) - 0.5;

        public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves)
        {
            Calls.Add(halves);
            var sigma = Math.Sqrt((1 / (inputScale * inputScale)) - 1);
            return new Predictions(Of(GuidanceHalves.Conditional, Conditional), Of(GuidanceHalves.Unconditional, Unconditional)) { Empty = Of(GuidanceHalves.Empty, static (_, _) => 0.25) };

            Latent? Of(GuidanceHalves half, Func<double, double, double> clean) => halves.HasFlag(half) ? x.Map(value => (float)clean(value, sigma)) : null;
        }
    }
}
