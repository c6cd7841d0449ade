namespace AutoGen.Samplers.Tests;

/// <summary>Every built-in sampler through the checks that authors of others use.</summary>
public sealed class ConformanceTests
{
    private static readonly HashSet<(string Name, SamplerCheck Check)> exceptions =
    [
        // Its step sizes follow the error of the batch as a whole, as k-diffusion's do; AutoGen runs batches of one.
        ("dpm_adaptive", SamplerCheck.BatchIndependence),
        // For a handful of steps on models that predict along the path; the noise it adds is a matter of taste (gamma).
        ("tcd", SamplerCheck.Distribution),
    ];

    public static TheoryData<string, SamplerCheck> Cases
    {
        get
        {
            var cases = new TheoryData<string, SamplerCheck>();
            foreach (var name in Registered.Plugin.SamplerNames)
            {
                foreach (var check in Enum.GetValues<SamplerCheck>().Where(check => !exceptions.Contains((name, check))))
                    cases.Add(name, check);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_built_in_sampler_conforms(string name, SamplerCheck check) => Conformance(name).Check(check);

    [Theory]
    [InlineData("ddim", """{ "eta": 1 }""")]
    [InlineData("euler", """{ "churn": 40 }""")]
    [InlineData("heun", """{ "churn": 40 }""")]
    public void Noise_by_option_leaves_the_distribution_as_it_is(string name, string options) =>
        new SamplerConformance(() => Registered.Plugin.Sampler(name, options), new() { Stochastic = true }).Check(SamplerCheck.Distribution);

    [Theory]
    [InlineData("euler_ancestral")]
    [InlineData("dpm_2_ancestral")]
    [InlineData("dpm_fast")]
    [InlineData("dpmpp_2s_ancestral")]
    [InlineData("dpmpp_sde")]
    [InlineData("dpmpp_2m_sde")]
    [InlineData("dpmpp_2m_sde_heun")]
    [InlineData("dpmpp_3m_sde")]
    [InlineData("res_multistep_ancestral")]
    [InlineData("seeds_2")]
    [InlineData("seeds_3")]
    [InlineData("exp_heun_2_x0_sde")]
    [InlineData("sa_solver")]
    [InlineData("euler_ancestral_cfg_pp")]
    public void Without_noise_a_stochastic_sampler_converges_with_its_order_or_with_the_second(string name)
    {
        // Above second order ten steps are too few to show it here, and forty too exact for float32.
        var traits = Registered.Plugin.Traits[name] with { Stochastic = false, Order = Math.Min(2, Registered.Plugin.Traits[name].Order) };
        new SamplerConformance(() => Registered.Plugin.Sampler(name, """{ "eta": 0 }"""), traits).Check(SamplerCheck.Convergence);
    }

    private static SamplerConformance Conformance(string name)
    {
        // in the other dialects UniPC ends in x / sqrt(1 + sigma^2), as A1111's does
        var options = name is "uni_pc" or "uni_pc_bh2" ? """{ "dialect": "comfyui" }""" : "{}";
        return new SamplerConformance(() => Registered.Plugin.Sampler(name, options), Registered.Plugin.Traits[name])
        {
            // made for models that predict the end of the path at once
            Denoise = name is "lcm" or "tcd" ? ExactGaussian.SolveToClean : ExactGaussian.Denoise,
            EndSigma = name switch
            {
                "dpm_fast" or "dpm_adaptive" => ExactGaussian.Levels.Min,
                "uni_pc" or "uni_pc_bh2" => 0.001, // where its formulas in log sigma still have a value
                _ => 0,
            },
        };
    }
}
