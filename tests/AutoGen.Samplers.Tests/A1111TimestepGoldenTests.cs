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
