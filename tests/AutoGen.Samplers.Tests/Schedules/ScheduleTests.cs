using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests.Schedules;

public sealed class ScheduleTests(ITestOutputHelper output)
{
    private static readonly NoiseLevels levels = new BetaSchedule().ToNoiseLevels();

    public static TheoryData<string> Names => [.. Registered.Plugin.ScheduleNames];

    [Fact]
    public void Schedules_match_A1111_and_ComfyUI()
    {
        var zeroSnr = new BetaSchedule { RescaleToZeroSnr = true }.ToNoiseLevels();
        var compared = 0;
        foreach (var table in Golden.Read("schedules.json").EnumerateObject())
        {
            var trained = table.Name.StartsWith("comfyui_zsnr", StringComparison.Ordinal) ? zeroSnr : levels;
            foreach (var recorded in table.Value.EnumerateObject())
            {
                var steps = int.Parse(recorded.Name, System.Globalization.CultureInfo.InvariantCulture);
                Golden.AssertScheduleClose($"{table.Name} {steps}", recorded.Value.Doubles(), Create(table.Name, steps, trained));
                compared++;
            }
        }

        output.WriteLine($"{compared} schedules");
        Assert.Equal((5 + 2 + 5 + 5 + 2) * 4, compared);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sigmas_descend_to_zero_whatever_the_number_of_steps(string name)
    {
        var schedule = Registered.Plugin.Schedule(name);
        foreach (var steps in (int[])[1, 2, 3, 7, 20, 333, 500])
        {
            var sigmas = schedule.Create(steps, levels);
            Assert.Equal(steps + 1, sigmas.Count);
            Assert.Equal(levels.Max, sigmas[0], 1e-9);
            Assert.Equal(0, sigmas[^1]);
            Assert.All(sigmas.Zip(sigmas.Skip(1)), static pair => Assert.True(pair.First > pair.Second, $"{pair}"));
        }
    }

    [Theory]
    [InlineData("karras")]
    [InlineData("exponential")]
    public void The_range_can_be_set(string name)
    {
        var sigmas = Registered.Plugin.Schedule(name, """{ "sigmaMin": 0.1, "sigmaMax": 10 }""").Create(5, levels);
        Assert.Equal(10, sigmas[0], 1e-9);
        Assert.Equal(0.1, sigmas[4], 1e-9);
        Assert.Equal(0, sigmas[5]);
    }

    [Theory]
    [InlineData("karras")]
    [InlineData("exponential")]
    public void A_range_upside_down_is_refused_with_both_ends_and_the_models_own(string name)
    {
        var schedule = Registered.Plugin.Schedule(name, """{ "sigmaMin": 20 }""");
        var message = Assert.Throws<ArgumentException>(() => schedule.Create(5, levels)).Message;
        Assert.Equal("sigmaMin 20 must be below sigmaMax 14.6146; the model's own range is 0.0292 to 14.6146.", message);
    }

    /// <summary>Names are "tool|schedule"; A1111's uniform is our normal, and ComfyUI's karras node has a rho.</summary>
    private static IReadOnlyList<double> Create(string table, int steps, NoiseLevels trained)
    {
        var name = table.Split('|')[^1];
        return name switch
        {
            "uniform" => Registered.Plugin.Schedule("normal").Create(steps, trained),
            // The node's fields are sigma_min 0.0291675 and sigma_max 14.614642.
            "karras_rho7" or "karras_rho3" => Registered.Plugin
                .Schedule("karras", $$"""{ "rho": {{name[^1]}}, "sigmaMin": 0.0291675, "sigmaMax": 14.614642 }""")
                .Create(steps, trained),
            _ => StepPlan.Create(Registered.Plugin.Schedule(name), steps, trained, table.Contains("discard", StringComparison.Ordinal)),
        };
    }
}
