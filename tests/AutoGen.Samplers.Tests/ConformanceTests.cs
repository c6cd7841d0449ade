namespace AutoGen.Samplers.Tests;

/// <summary>Every built-in sampler through the checks that authors of others use.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string, SamplerCheck> Cases
    {
        get
        {
            var cases = new TheoryData<string, SamplerCheck>();
            foreach (var name in Registered.Plugin.SamplerNames)
            {
                foreach (var check in Enum.GetValues<SamplerCheck>())
                    cases.Add(name, check);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_built_in_sampler_conforms(string name, SamplerCheck check) => Conformance(name).Check(check);

    private static SamplerConformance Conformance(string name) => SamplerConformance.Of(Registered.Plugin, name);
}
