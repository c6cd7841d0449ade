using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests;

/// <summary>A1111's samplers with timesteps of their own. They start from unscaled noise and end in x / sqrt(1 + sigma^2).</summary>
public sealed class A1111TimestepGoldenTests(ITestOutputHelper output)
{
    private const string File = "a1111_timestep_samplers.json";

    [Fact]
    public void Samplers_match_the_recorded_runs() =>
        GoldenTally.CheckAll(output, File, [.. Golden.Read(File).EnumerateArray()], Check);

    [Theory]
    [InlineData("ddim", 1, 2)]
    [InlineData("ddim", 10, 10)]
    [InlineData("plms", 30, 31)]
    [InlineData("ddim", 1000, 999)]
    [InlineData("uni_pc", 1, 2)]
    [InlineData("uni_pc", 10, 11)]
    [InlineData("uni_pc", 30, 32)]
    public void Own_levels_are_as_many_as_A1111_has_and_descend(string sampler, int steps, int count)
    {
        var own = Assert.IsAssignableFrom<IOwnSigmas>(Registered.Plugin.Sampler(sampler, """{ "dialect": "a1111" }"""));
        var sigmas = own.CreateSigmas(steps, new BetaSchedule().ToNoiseLevels())!;

        Assert.Equal(count, sigmas.Count);
        Assert.All(sigmas.Zip(sigmas.Skip(1)), static pair => Assert.True(pair.First > pair.Second && pair.Second > 0));
    }

    [Theory]
    [InlineData("ddim", "autogen")]
    [InlineData("ddim", "comfyui")]
    [InlineData("plms", "comfyui")]
    [InlineData("uni_pc_bh2", "comfyui")]
    public void Other_dialects_take_the_schedule(string sampler, string dialect) =>
        Assert.IsNotAssignableFrom<IOwnSigmas>(Registered.Plugin.Sampler(sampler, $$"""{ "dialect": "{{dialect}}" }"""));

    [Fact]
    public void Flow_models_take_the_schedule_in_every_dialect() =>
        Assert.Null(((IOwnSigmas)Registered.Plugin.Sampler("uni_pc")).CreateSigmas(10, NoiseLevels.Flow()));

    private static void Check(JsonElement item)
    {
        var levels = new BetaSchedule().ToNoiseLevels();
        var sampler = MixtureRun.SamplerOf(item);
        var sigmas = Assert.IsAssignableFrom<IOwnSigmas>(sampler).CreateSigmas((int)item.Number("steps"), levels)!;
        var run = new MixtureRun(sigmas, PredictionKind.Epsilon, levels);

        var final = run.Sample(sampler, MixtureRun.FullVariance(sigmas[0]));

        Golden.AssertClose(item.Text("id"), item.GetProperty("final").Floats(), final.Values, item.Number("tolerance"));
        Golden.AssertScheduleClose(item.Text("id"), item.GetProperty("modelCallSigmas").Doubles(), run.Evaluated);
    }
}
