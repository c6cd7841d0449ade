using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>What every built-in sampler keeps besides what <see cref="SamplerConformance"/> checks.</summary>
public sealed class SamplerContractTests
{
    private const int Steps = 6;

    private static readonly LatentShape shape = new(1, 4, 4, 4);

    public static TheoryData<string> Names => [.. Registered.Plugin.SamplerNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_conditional_half_is_evaluated_at_cfg_1(string name)
    {
        var predictor = GaussianRun.CreatePredictor();
        Sample(name, new RunParts { Predictor = predictor });
        // CFG++ is built on the unconditional prediction, whatever the scale.
        var expected = name.EndsWith("cfg_pp", StringComparison.Ordinal) ? GuidanceHalves.Both : GuidanceHalves.Conditional;
        Assert.Equal(expected, predictor.Halves.Max());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_halves_run_together_above_cfg_1(string name)
    {
        var predictor = GaussianRun.CreatePredictor();
        Sample(name, new RunParts { Predictor = predictor, CfgScale = 7 });
        Assert.All(predictor.Halves, static halves => Assert.Equal(GuidanceHalves.Both, halves));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluations_are_as_many_as_the_traits_say(string name)
    {
        var predictor = GaussianRun.CreatePredictor();
        Sample(name, new RunParts { Predictor = predictor });
        // The step to 0 is of first order everywhere.
        var expected = name switch
        {
            "dpm_fast" => Steps,
            "dpm_adaptive" => predictor.Sigmas.Count / 3 * 3,
            "heunpp2" => (3 * (Steps - 2)) + 2 + 1,
            "plms" => Steps + 1,
            _ => ((Steps - 1) * Registered.Plugin.Traits[name].EvaluationsPerStep) + 1,
        };
        Assert.Equal(expected, predictor.Sigmas.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Noise_is_drawn_only_by_samplers_that_say_so(string name)
    {
        var noise = new CountingNoise();
        Sample(name, new RunParts { Noise = noise });
        var expected = name switch
        {
            // One per inner point too.
            "dpmpp_sde" or "seeds_2" or "exp_heun_2_x0_sde" => 2 * (Steps - 1),
            "seeds_3" => 3 * (Steps - 1),
            // The last step above 0 ends at the first timestep, which has no timestep below.
            "tcd" => Steps - 2,
            // Goes back up only in longer runs.
            "restart" => 0,
            // Steps of third, second and first order; the last ends at the end of the range, without room for noise.
            "dpm_fast" => 2,
            "dpm_adaptive" => noise.Draws,
            // Only the middle of the run is stochastic.
            "sa_solver" or "sa_solver_pece" => 4,
            _ => Registered.Plugin.Traits[name].Stochastic ? Steps - 1 : 0,
        };
        Assert.Equal(expected, noise.Draws);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Progress_rises_from_none_to_all_steps(string name)
    {
        var reported = new List<(int Done, int All)>();
        Sample(name, new RunParts { Progress = (done, all) => reported.Add((done, all)) });
        var dividesItself = name is "dpm_fast" or "dpm_adaptive";
        var expected = Enumerable.Range(0, Steps + 1).Where(done => !dividesItself || reported.Contains((done, Steps)) || done is 0 or Steps);
        Assert.Equal(expected.Select(static done => (done, Steps)), reported);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_step_and_none_are_runs_too(string name)
    {
        var start = Start(shape);
        var run = GaussianRun.Create([ExactGaussian.Levels.Max, 0], start, new RunParts());
        // one does not count steps: it gives a picture of the distribution, and not its mean
        var tolerance = name == "dpm_adaptive" ? 0.2 : 0.05;
        Assert.Equal(ExactGaussian.Mean, Registered.Plugin.Sampler(name).Sample(start, run).Values.ToArray().Average(), tolerance);
        Assert.Same(start, Registered.Plugin.Sampler(name).Sample(start, GaussianRun.Create([0], start, new RunParts())));
    }

    [Fact]
    public void Ddim_is_the_ancestral_step_with_its_own_eta()
    {
        // Song et al. 2020: eta 0 is the probability flow's Euler step, eta 1 the ancestral one.
        AssertSameResult("euler", "{}", "ddim", """{ "eta": 0 }""");
        AssertSameResult("euler_ancestral", "{}", "ddim", """{ "eta": 1 }""");
        AssertSameResult("euler_ancestral", """{ "eta": 0.4 }""", "ddim", """{ "eta": 0.4 }""");
    }

    [Theory]
    [InlineData("dpmpp_2m_sde", "dpmpp_2m")]
    [InlineData("res_multistep_ancestral", "res_multistep")]
    [InlineData("exp_heun_2_x0_sde", "exp_heun_2_x0")]
    [InlineData("euler_ancestral_cfg_pp", "euler_cfg_pp")]
    [InlineData("dpm_2_ancestral", "dpm_2")]
    public void At_eta_0_a_stochastic_sampler_is_its_deterministic_relative(string stochastic, string relative)
    {
        var sigmas = Registered.Plugin.Schedule("karras").Create(Steps, ExactGaussian.Levels);
        Latent Run(string name, string options) =>
            Registered.Plugin.Sampler(name, options).Sample(Start(shape), GaussianRun.Create(sigmas, Start(shape), new RunParts { CfgScale = 3 }));
        Golden.AssertClose(stochastic, Run(relative, "{}").Values, Run(stochastic, """{ "eta": 0 }""").Values, 1e-5);
    }

    [Fact]
    public void Eta_above_1_is_cut_to_what_the_step_has_room_for() =>
        Assert.True(Sample("euler_ancestral", new RunParts(), Start(shape), """{ "eta": 10 }""").IsFinite());

    [Fact]
    public void The_noise_scale_of_euler_ancestral_scales_what_noise_adds()
    {
        // This denoiser is linear, so the result is linear in the noise.
        Latent Scaled(double scale) => Sample("euler_ancestral", new RunParts(), Start(shape), $$"""{ "noiseScale": {{scale}} }""");
        var noiseless = Scaled(0);
        var once = Scaled(1) - noiseless;
        Assert.True(once.Norm() > 1);
        Golden.AssertClose("twice the noise", (once * 2).Values, (Scaled(2) - noiseless).Values, 1e-5);
    }

    private static void AssertSameResult(string left, string leftOptions, string right, string rightOptions)
    {
        var expected = Sample(left, new RunParts(), Start(shape), leftOptions);
        Golden.AssertClose($"{right} {rightOptions}", expected.Values, Sample(right, new RunParts(), Start(shape), rightOptions).Values, 1e-5);
    }

    private static Latent Start(LatentShape of) => new PhiloxNoise(9).Next(of) * ExactGaussian.Levels.Max;

    private static Latent Sample(string name, RunParts parts, Latent? start = null, string options = "{}")
    {
        var from = start ?? Start(shape);
        var sigmas = Registered.Plugin.Schedule(Registered.Plugin.Traits[name].DefaultSchedule).Create(Steps, ExactGaussian.Levels);
        return Registered.Plugin.Sampler(name, options).Sample(from, GaussianRun.Create(sigmas, from, parts));
    }

    private sealed class CountingNoise : INoiseSource
    {
        public int Draws { get; private set; }

        public void Fill(Span<float> values)
        {
            Draws++;
            values.Clear();
        }
    }
}
