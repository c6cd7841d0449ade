using System.Globalization;
using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests.Schedules;

public sealed class ComfyuiScheduleTests(ITestOutputHelper output)
{
    // the fields of ComfyUI's nodes, as they stand there
    private const string NodeRange = "\"sigmaMin\": 0.0291675, \"sigmaMax\": 14.614642";

    private static readonly string[] dialected = ["beta", "kl_optimal"];
    private static readonly JsonElement golden = Golden.Read("schedules/comfyui.json");

    [Theory]
    [InlineData("sd15")]
    [InlineData("sd_v_zsnr")]
    [InlineData("flow_shift1")]
    [InlineData("sd3_shift3")]
    [InlineData("flux_1.15")]
    public void Schedules_match_ComfyUI(string model)
    {
        var levels = LevelsOf(model);
        var recorded = golden.GetProperty(model);
        Golden.AssertScheduleClose(model, [recorded.Number("sigma_min"), recorded.Number("sigma_max")], [levels.Min, levels.Max]);
        var cases = ScheduleCase.Of(recorded).ToList();
        GoldenTally.CheckAll(output, $"schedules/comfyui.json, {model}", cases, item => Check(item, Schedule(item.Table).Create(item.Steps, levels), recorded));
        Assert.Equal(9 * 4, cases.Count);
    }

    [Fact]
    public void Schedules_match_ComfyUIs_nodes()
    {
        var cases = ScheduleCase.Of(golden.GetProperty("nodes")).ToList();
        GoldenTally.CheckAll(output, "schedules/comfyui.json, nodes", cases, static item => item.Check(Node(item.Table).Create(item.Steps, ScheduleCase.StableDiffusion)));
        Assert.Equal((11 * 4) + 3, cases.Count);
    }

    [Fact]
    public void Plans_match_ComfyUIs_samplers_at_every_strength()
    {
        var cases = ScheduleCase.Of(golden.GetProperty("ksampler")).ToList();
        GoldenTally.CheckAll(output, "schedules/comfyui.json, ksampler", cases, static item => item.Check(Plan(item)));
        Assert.Equal(5 * 4, cases.Count);
    }

    /// <summary>Tables are called "sampler|schedule|denoise=0.5"; None is full denoise.</summary>
    private static IReadOnlyList<double> Plan(ScheduleCase item)
    {
        var (sampler, schedule, denoise) = item.Table.Split('|') is [var first, var second, var third] ? (first, second, third) : throw new FormatException(item.Table);
        var discards = sampler is "dpm_2" or "dpm_2_ancestral" or "uni_pc" or "uni_pc_bh2";
        var strength = denoise.EndsWith("None", StringComparison.Ordinal) ? 1 : double.Parse(denoise.Split('=')[1], CultureInfo.InvariantCulture);
        return StepPlan.ForStrength(
            steps => StepPlan.Create(Schedule(schedule), steps, ScheduleCase.StableDiffusion, discards), item.Steps, strength, Dialect.Comfyui);
    }

    /// <summary>ComfyUI's KL optimal divides 0 by 0 for one step; ours starts where it does with more of them.</summary>
    private static void Check(ScheduleCase item, IReadOnlyList<double> actual, JsonElement model)
    {
        if (item is { Table: "kl_optimal", Steps: 1 })
            Golden.AssertScheduleClose(item.ToString(), [model.GetProperty("kl_optimal").GetProperty("5")[0].GetDouble(), 0], actual);
        else
            item.Check(actual);
    }

    private static ISigmaSchedule Schedule(string name) =>
        Registered.Plugin.Schedule(name, dialected.Contains(name) ? ScheduleCase.Options("comfyui") : "{}");

    private static ISigmaSchedule Node(string node) => node switch
    {
        "align_your_steps_SD1" => Registered.Plugin.Schedule("align_your_steps", ScheduleCase.Options("comfyui")),
        "align_your_steps_SDXL" => Registered.Plugin.Schedule("align_your_steps", ScheduleCase.Options("comfyui", "\"table\": \"sdxl\"")),
        "align_your_steps_SVD" => Registered.Plugin.Schedule("align_your_steps", ScheduleCase.Options("comfyui", "\"table\": \"svd\"")),
        "align_your_steps_SD1_denoise0.5" => Registered.Plugin.Schedule("align_your_steps", ScheduleCase.Options("comfyui", "\"denoise\": 0.5")),
        "polyexponential_rho1" or "polyexponential_rho2" => Registered.Plugin.Schedule("polyexponential", $$"""{ "rho": {{node[^1]}}, {{NodeRange}} }"""),
        "karras_rho7" or "karras_rho3" => Registered.Plugin.Schedule("karras", $$"""{ "rho": {{node[^1]}}, {{NodeRange}} }"""),
        "laplace" => Registered.Plugin.Schedule("laplace", ScheduleCase.Options("comfyui")),
        "vp" => Registered.Plugin.Schedule("vp"),
        "sd_turbo" => Registered.Plugin.Schedule("turbo", ScheduleCase.Options("comfyui")),
        "beta_0.8_0.5" => Registered.Plugin.Schedule("beta", ScheduleCase.Options("comfyui", "\"alpha\": 0.8", "\"beta\": 0.5")),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, "Unknown node."),
    };

    private static NoiseLevels LevelsOf(string model) => model switch
    {
        "sd15" => ScheduleCase.StableDiffusion,
        "sd_v_zsnr" => new BetaSchedule { RescaleToZeroSnr = true }.ToNoiseLevels(),
        "flow_shift1" => NoiseLevels.Flow(),
        "sd3_shift3" => NoiseLevels.Flow(shift: 3),
        _ => NoiseLevels.Flow(Math.Exp(1.15), 10000),
    };
}
