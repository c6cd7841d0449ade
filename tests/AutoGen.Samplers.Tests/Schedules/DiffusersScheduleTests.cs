using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;
using Xunit.Abstractions;

namespace AutoGen.Samplers.Tests.Schedules;

/// <summary>
/// diffusers counts some steps twice (Heun, KDPM2 and PNDM visit a level more than once); what is compared is the levels.
/// </summary>
public sealed class DiffusersScheduleTests(ITestOutputHelper output)
{
    private static readonly NoiseLevels levels = ScheduleCase.StableDiffusion;
    private static readonly JsonElement golden = Golden.Read("schedules/diffusers.json");
    private static readonly string[] whole = ["DDIM", "DDPM", "PNDM", "DPMpp2M", "UniPC", "DEIS", "LCM", "TCD"];

    [Fact]
    public void Spacings_match_diffusers()
    {
        var cases = ScheduleCase.Of(golden, "flow", "flux_dynamic").ToList();
        GoldenTally.CheckAll(output, "schedules/diffusers.json, spacings", cases, Check);
        Assert.Equal(40 * 4, cases.Count);
    }

    [Fact]
    public void Flow_schedules_match_diffusers()
    {
        var cases = ScheduleCase.Of(golden.GetProperty("flow")).ToList();
        GoldenTally.CheckAll(output, "schedules/diffusers.json, flow", cases, static item =>
        {
            var flow = NoiseLevels.Flow(item.Table.Contains("shift3.0", StringComparison.Ordinal) ? 3 : 1);
            var name = item.Table.Contains("linspace", StringComparison.Ordinal) ? "flow_uniform" : "normal";
            var sigmas = Registered.Plugin.Schedule(name).Create(item.Steps, flow);
            Golden.AssertScheduleClose(item.ToString(), item.Recorded.GetProperty("sigmas").Doubles(), sigmas);
            Assert.Equal(item.Recorded.GetProperty("timesteps").Doubles(), sigmas.SkipLast(1).Select(flow.SigmaToTimestep), static (expected, actual) => Math.Abs(expected - actual) <= 0.05);
        });
        Assert.Equal(4 * 4, cases.Count);
    }

    [Fact]
    public void Flow_schedules_of_Flux_depend_on_the_size_of_the_picture()
    {
        var cases = Flux().SelectMany(static size => new[] { ("sigmas", "flow_uniform"), ("comfy_ModelSamplingFlux_simple", "simple") }, static (size, column) => (size, column)).ToList();
        GoldenTally.CheckAll(output, "schedules/diffusers.json, flux_dynamic", cases, static item =>
        {
            var mu = new FlowShift().MuOf(item.size.GetProperty("width").GetInt32(), item.size.GetProperty("height").GetInt32());
            Assert.Equal(item.size.Number("mu"), mu, 1e-8);
            Assert.Equal(item.size.Number("comfy_mu"), mu, 1e-8);
            var flux = NoiseLevels.Flow(Math.Exp(mu), 10000);
            foreach (var recorded in item.size.GetProperty(item.column.Item1).EnumerateObject())
            {
                var steps = int.Parse(recorded.Name, System.Globalization.CultureInfo.InvariantCulture);
                Golden.AssertScheduleClose($"{mu} {steps}", recorded.Value.Doubles(), Registered.Plugin.Schedule(item.column.Item2).Create(steps, flux));
            }
        });
        Assert.Equal(7 * 2, cases.Count);
    }

    private static IEnumerable<JsonElement> Flux() =>
        (golden.TryGetProperty("flux_dynamic", out var sizes) ? sizes : golden.GetProperty("flow").GetProperty("flux_dynamic")).EnumerateArray();

    private static void Check(ScheduleCase item)
    {
        if (item.Recorded.TryGetProperty("error", out _))
            return; // PNDM with a Runge-Kutta start cannot take one step; without it ours can
        var trained = item.Table.EndsWith("zero_snr", StringComparison.Ordinal)
            ? new BetaSchedule { RescaleToZeroSnr = true, LeastProduct = Math.Pow(2, -24) }.ToNoiseLevels()
            : levels;
        var sigmas = Create(item.Table.Split('|'), item.Steps, trained);
        if (item.Recorded.TryGetProperty("sigmas", out var recorded))
            Golden.AssertScheduleClose(item.ToString(), [.. Levels(item)(recorded.Doubles())], sigmas);
        CheckTimesteps(item, [.. sigmas.SkipLast(1)], trained);
    }

    private static void CheckTimesteps(ScheduleCase item, double[] sigmas, NoiseLevels trained)
    {
        var scheduler = item.Table.Split('|')[0];
        Func<double, double> timestepOf = whole.Contains(scheduler) ? trained.SigmaToNearestTimestep : trained.SigmaToTimestep;
        if (item.Table is "DPMpp2M|linspace|use_exponential_sigmas" or "DPMpp2M|linspace|use_beta_sigmas")
            timestepOf = sigma => Math.Floor(trained.SigmaToTimestep(sigma) + 1e-9);
        var expected = sigmas.Select(sigma => timestepOf(sigma));
        if (scheduler == "KDPM2")
            expected = WithMidpoints([.. sigmas], (sigma, next) => trained.SigmaToTimestep(Math.Sqrt(sigma * next)));
        if (item.Table == "PNDM|prk|leading")
            expected = WithHalfSteps([.. sigmas.Select(trained.SigmaToNearestTimestep)], item.Steps);
        double[] distinct = [.. Levels(item)(item.Recorded.GetProperty("timesteps").Doubles())];
        double[] actual = [.. expected];
        Assert.True(distinct.Length == actual.Length, $"{item}: {actual.Length} timesteps for {distinct.Length}.");
        for (var index = 0; index < actual.Length; index++)
            Assert.True(Math.Abs(distinct[index] - actual[index]) <= Tolerance(item, distinct[index]), $"{item}: timestep {index} is {actual[index]}, expected {distinct[index]}.");

        IEnumerable<double> WithMidpoints(double[] list, Func<double, double, double> middle) =>
            list.SelectMany((sigma, index) => index + 1 < list.Length ? new[] { trained.SigmaToTimestep(sigma), middle(sigma, list[index + 1]) } : [trained.SigmaToTimestep(sigma)]);
    }

    /// <summary>The Runge-Kutta start evaluates half way in the first three steps.</summary>
    private static IEnumerable<double> WithHalfSteps(double[] timesteps, int steps) =>
        timesteps.SelectMany((timestep, index) => index < 3 ? new[] { timestep, timesteps[index + 1] + (1000 / steps / 2) } : [timestep]);

    private static double Tolerance(ScheduleCase item, double recorded) =>
        recorded == Math.Round(recorded) && !item.Table.Contains("use_", StringComparison.Ordinal) ? 1e-6 : 0.05;

    private static Func<double[], IEnumerable<double>> Levels(ScheduleCase item) => item.Table.Split('|')[0] is "Heun" or "KDPM2" or "PNDM"
        ? static values => values.Where((value, index) => index == 0 || value != values[index - 1])
        : static values => values;

    /// <summary>Tables are called "Scheduler|spacing|option".</summary>
    private static IReadOnlyList<double> Create(string[] table, int steps, NoiseLevels trained)
    {
        var variant = table[0] switch
        {
            "DDIM" or "DDPM" or "PNDM" => "ddim",
            "DPMpp2M" or "UniPC" or "DEIS" => "dpm",
            _ => "euler",
        };
        if (table[0] is "LCM" or "TCD")
            return Registered.Plugin.Schedule("lcm", """{ "exact": true }""").Create(steps, trained);
        var spacing = table.First(static part => part is "leading" or "trailing" or "linspace");
        var offset = table.Contains("offset0") || table[0] == "DDPM" || table.Contains("prk") ? 0 : 1;
        string[] options = [$"\"variant\": \"{variant}\"", .. spacing == "leading" ? [$"\"stepsOffset\": {offset}"] : Array.Empty<string>(), .. table[0] == "DEIS" || table.Contains("sigma_min") ? ["\"finalSigma\": \"sigma_min\""] : Array.Empty<string>()];
        var spaced = Registered.Plugin.Schedule(spacing, $$"""{ {{string.Join(", ", options)}} }""").Create(steps, trained);
        return Respaced(table[^1], variant, spaced, steps, trained);
    }

    /// <summary>Karras, exponential and beta sigmas run between the ends of Euler's spacing, or of the whole table for DPM-Solver.</summary>
    private static IReadOnlyList<double> Respaced(string option, string variant, IReadOnlyList<double> spaced, int steps, NoiseLevels trained)
    {
        var name = option switch
        {
            "use_karras_sigmas" => "karras",
            "use_exponential_sigmas" or "lu" => "exponential",
            "use_beta_sigmas" => "beta",
            _ => null,
        };
        if (name is null)
            return spaced;
        var ends = variant == "euler" ? new NoiseLevels([spaced[^2], Math.Max(spaced[0], spaced[^2] * (1 + 1e-9))]) : trained;
        return Registered.Plugin.Schedule(name).Create(steps, ends);
    }
}
