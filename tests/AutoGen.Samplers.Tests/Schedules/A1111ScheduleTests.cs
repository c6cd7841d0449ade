using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests.Schedules;

public sealed class A1111ScheduleTests(ITestOutputHelper output)
{
    private static readonly NoiseLevels levels = ScheduleCase.StableDiffusion;
    private static readonly JsonElement golden = Golden.Read("schedules/a1111.json");

    [Fact]
    public void Schedules_match_A1111()
    {
        var cases = ScheduleCase.Of(golden.GetProperty("schedules")).ToList();
        GoldenTally.CheckAll(output, "schedules/a1111.json", cases, static item => item.Check(Create(item.Table, item.Steps)));
        Assert.Equal(15 * 4, cases.Count);
    }

    [Fact]
    public void The_range_of_sigma_is_A1111s()
    {
        var schedules = golden.GetProperty("schedules");
        Golden.AssertScheduleClose("range", [schedules.Number("sigma_min"), schedules.Number("sigma_max")], [levels.Min, levels.Max]);
    }

    [Fact]
    public void The_network_is_told_the_timesteps_that_each_tool_tells_it()
    {
        var tables = golden.GetProperty("timestep_fed_to_network_karras").EnumerateObject().ToList();
        var cases = tables.SelectMany(static table => new[] { "a1111_fractional", "a1111_quantized", "comfy" }, static (table, column) => (table.Value, Column: column)).ToList();
        GoldenTally.CheckAll(output, "schedules/a1111.json, timesteps", cases, static item =>
        {
            Func<double, double> timestep = item.Column == "a1111_fractional" ? levels.SigmaToTimestep : levels.SigmaToNearestTimestep;
            var tolerance = item.Column == "a1111_fractional" ? 0.05 : 0;
            foreach (var (sigma, expected) in item.Value.GetProperty("sigmas").Doubles().Zip(item.Value.GetProperty(item.Column).Doubles()))
                Assert.Equal(expected, timestep(sigma), tolerance);
        });
        Assert.Equal(3 * 3, cases.Count);
    }

    private static IReadOnlyList<double> Create(string table, int steps) => table switch
    {
        "discard_next_to_last|karras" => StepPlan.Create(Schedule("karras"), steps, levels, discardPenultimate: true),
        "lcm_sampler_sigmas" => Schedule("lcm").Create(steps, levels),
        // the timesteps behind A1111's "DDIM" schedule, ascending
        "ddim_plms_timesteps" => [.. Schedule("ddim_uniform").Create(steps, levels).SkipLast(1).Select(levels.SigmaToTimestep).Reverse()],
        "ddim" => Schedule("ddim_uniform").Create(steps, levels),
        "beta" or "kl_optimal" or "align_your_steps" => Schedule(table, ScheduleCase.Options("a1111")).Create(steps, levels),
        // A1111 takes the table of the model that is loaded
        "align_your_steps_sdxl" => Schedule("align_your_steps", ScheduleCase.Options("a1111")).Create(steps, new BetaSchedule().ToNoiseLevels(ModelFamily.StableDiffusionXl)),
        _ => Schedule(table).Create(steps, levels),
    };

    private static ISigmaSchedule Schedule(string name, string options = "{}") => Registered.Plugin.Schedule(name, options);
}
