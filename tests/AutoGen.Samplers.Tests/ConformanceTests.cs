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

    private static SamplerConformance Conformance(string name)
    {
        return new SamplerConformance(() => Registered.Plugin.Sampler(name), Registered.Plugin.Traits[name])
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
