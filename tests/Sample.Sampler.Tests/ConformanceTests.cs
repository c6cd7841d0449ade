using System.ComponentModel.DataAnnotations;
using AutoGen.Plugins.Testing;

namespace Sample.Sampler.Tests;

public sealed class ConformanceTests
{
    private const string Name = "sample_churn";

    private static readonly LoadedPlugin plugin = LoadedPlugin.Load(new SamplePlugin());

    public static TheoryData<SamplerCheck> Checks => [.. Enum.GetValues<SamplerCheck>()];

    /// <summary>Order or distribution, data limit, determinism, cancellation, batches, shared state, progress.</summary>
    [Theory]
    [MemberData(nameof(Checks))]
    public void The_sampler_keeps_the_contract(SamplerCheck check) => SamplerConformance.Of(plugin, Name).Check(check);

    [Fact]
    public void An_option_out_of_its_range_is_refused() =>
        Assert.Throws<ValidationException>(() => plugin.Sampler(Name, """{ "churn": 2 }"""));
}
