using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>Every option at both ends of its range, in short runs, in sigma space and on a flow model from pure noise.</summary>
public sealed class FiniteTests
{
    private static readonly int[] stepCounts = [1, 2, 4];

    public static TheoryData<string> Names => [.. Registered.Plugin.SamplerNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_option_makes_a_result_that_is_not_finite(string name)
    {
        foreach (var options in Extremes(name))
        {
            foreach (var steps in stepCounts)
            {
                Check($"{name} {options}, {steps} steps", Diffusion(name, options, steps));
                Check($"{name} {options}, {steps} steps on a flow model", Flow(name, options, steps));
            }
        }
    }

    private static void Check(string what, Latent result) =>
        Assert.True(result.IsFinite() && result.Norm() < 1e6, what);

    private static Latent Diffusion(string name, string options, int steps)
    {
        var sampler = Registered.Plugin.Sampler(name, options);
        var sigmas = (sampler as IOwnSigmas)?.CreateSigmas(steps, ExactGaussian.Levels) ?? Registered.Plugin.Schedule("uniform").Create(steps, ExactGaussian.Levels);
        var start = new PhiloxNoise(9).Next(RecordedNoise.Shape) * sigmas[0];
        return sampler.Sample(start, GaussianRun.Create(sigmas, start, new RunParts { CfgScale = 3 }));
    }

    private static Latent Flow(string name, string options, int steps)
    {
        IReadOnlyList<double> sigmas = [.. Enumerable.Range(0, steps + 1).Select(index => 1 - (index / (double)steps))];
        return Registered.Plugin.Sampler(name, options).Sample(new PhiloxNoise(9).Next(RecordedNoise.Shape), new FlowRun(sigmas, new PhiloxNoise(5)));
    }

    private static IEnumerable<string> Extremes(string name)
    {
        yield return "{}";
        foreach (var property in new SamplerOptions().Types[name].GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var range = property.GetCustomAttributes(typeof(RangeAttribute), inherit: true).Cast<RangeAttribute>().SingleOrDefault();
            object[] values = range is not null ? [range.Minimum, range.Maximum] : type.IsEnum ? [.. Enum.GetNames(type).Select(static value => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(value)}\"")] : ["true", "false"];
            // one option at a time, so the two inner points of seeds_3 would meet; the tightest tolerances take thousands of steps
            foreach (var value in values.Where(_ => property.Name is not ("First" or "Second" or "Atol" or "Rtol")))
                yield return string.Create(CultureInfo.InvariantCulture, $$"""{ "{{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}}": {{value}} }""");
        }
    }
}
