using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

public sealed class ConvergenceTests(ITestOutputHelper output)
{
    /// <summary>Everything without noise, and what is without it at eta 0.</summary>
    public static TheoryData<string> NoiseFree =>
        [.. Registered.Plugin.SamplerNames.Where(static name => !Registered.Plugin.Traits[name].Stochastic || HasEta(name))];

    [Theory]
    [MemberData(nameof(NoiseFree))]
    public void The_error_falls_with_the_order_of_the_sampler(string name)
    {
        var options = Options(name);
        var order = Registered.Plugin.Traits[name].Order;
        // Above second order 80 steps are as exact as float32 is, and a few have not reached their order yet.
        var (steps, margin) = order > 2 ? (12, 0.5) : (40, 0.35);
        var observed = Math.Log2(Error(name, options, steps) / Error(name, options, 2 * steps));
        output.WriteLine($"{name}: order {observed:0.00} observed, {order} stated");
        Assert.True(observed > order - margin, $"{name}: order {observed:0.00} observed, {order} stated");
    }

    [Theory]
    [InlineData("euler_ancestral", "{}")]
    [InlineData("ddim", """{ "eta": 1 }""")]
    [InlineData("ddpm", "{}")]
    [InlineData("euler", """{ "churn": 40 }""")]
    [InlineData("heun", """{ "churn": 40 }""")]
    [InlineData("dpm_2", """{ "churn": 40 }""")]
    [InlineData("dpm_2_ancestral", "{}")]
    [InlineData("restart", "{}")]
    [InlineData("dpmpp_2s_ancestral", "{}")]
    [InlineData("dpmpp_sde", "{}")]
    [InlineData("dpmpp_2m_sde", "{}")]
    [InlineData("dpmpp_2m_sde_heun", "{}")]
    [InlineData("dpmpp_3m_sde", "{}")]
    [InlineData("res_multistep_ancestral", "{}")]
    [InlineData("er_sde", "{}")]
    [InlineData("seeds_2", "{}")]
    [InlineData("seeds_3", "{}")]
    [InlineData("exp_heun_2_x0_sde", "{}")]
    [InlineData("sa_solver", "{}")]
    [InlineData("sa_solver_pece", "{}")]
    [InlineData("euler_ancestral_cfg_pp", "{}")]
    [InlineData("dpm_adaptive", """{ "rtol": 0.002, "atol": 0.002 }""")]
    public void Fresh_noise_leaves_the_distribution_as_it_is(string name, string options)
    {
        var sigmas = Registered.Plugin.Schedule("karras").Create(200, ExactGaussian.Levels);
        var start = new PhiloxNoise(1).Next(new LatentShape(1, 4, 32, 32)) * sigmas[0];
        var final = Registered.Plugin.Sampler(name, options).Sample(start, ExactGaussian.CreateRun(sigmas, start, new RunParts()));
        var values = final.Values.ToArray();
        var mean = values.Average(static value => (double)value);
        var deviation = Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2)));
        Assert.Equal(ExactGaussian.Mean, mean, 0.03);
        Assert.Equal(ExactGaussian.Deviation, deviation, 0.03);
    }

    // Which noise can be taken from; not DPM adaptive, which chooses its steps itself, so that more of them are no more exact.
    private static bool HasEta(string name) =>
        name is not ("dpm_adaptive" or "restart" or "lcm" or "er_sde" or "ddpm" or "tcd");

    private static string Options(string name)
    {
        if (name is "uni_pc" or "uni_pc_bh2")
            return """{ "dialect": "comfyui" }""";
        // The weights of its fourth order are the authors' own and do not quite sum up to 1.
        if (name == "ipndm_v")
            return """{ "maxOrder": 3 }""";
        return Registered.Plugin.Traits[name].Stochastic ? """{ "eta": 0 }""" : "{}";
    }

    /// <summary>Largest error at the least trained sigma, so without the jump to 0 that no order describes.</summary>
    private static double Error(string name, string options, int steps)
    {
        double[] sigmas = [.. Registered.Plugin.Schedule("karras").Create(steps + 1, ExactGaussian.Levels).SkipLast(1)];
        var start = new PhiloxNoise(1).Next(new LatentShape(1, 4, 8, 8)) * sigmas[0];
        var final = Registered.Plugin.Sampler(name, options).Sample(start, ExactGaussian.CreateRun(sigmas, start, new RunParts()));
        if (Registered.Plugin.Traits[name].Family is "DDPM" || name == "plms")
            final *= MixtureRun.FullVariance(sigmas[^1]);
        return final.Zip(start, (got, began) => Math.Abs(got - ExactGaussian.Solve(began, sigmas[0], sigmas[^1]))).Values.ToArray().Max();
    }
}
