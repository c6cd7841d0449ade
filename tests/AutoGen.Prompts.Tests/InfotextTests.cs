using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests;

public class InfotextTests
{
    private const string Hash = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void Text_to_image_is_written_in_A1111s_order() =>
        Assert.Equal(
            "a red circle\nSteps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 7, Size: 128x128, "
            + "Model hash: 0123456789, Model: pocket, RNG: NV, Version: AutoGen 0.1.0",
            Write(Some.Request));

    [Fact]
    public void Image_to_image_with_everything_said() =>
        Assert.Equal(
            "a red circle\nNegative prompt: blue\nSteps: 20, Sampler: Euler a, Schedule type: SGM Uniform, CFG scale: 7.5, Seed: 4294967296, Size: 64x96, "
            + "Model hash: 0123456789, Model: pocket, Denoising strength: 0.35, RNG: CPU, Eta: 0.5, Version: AutoGen 0.1.0",
            Write(Some.Request with
            {
                Negative = "blue",
                Sampler = new NamedOptions("euler_ancestral", new JsonObject { ["eta"] = 0.5 }),
                Schedule = new NamedOptions("sgm_uniform"),
                Cfg = 7.5,
                Seed = 4294967296,
                Width = 64,
                Height = 96,
                Init = new InitImage("a.png", 0.35, ResizeMode.Cover),
                Rng = RandomSourceKind.Cpu,
            }));

    [Fact]
    public void Noise_schedule_and_guidance_are_written_under_A1111s_names_where_it_has_them() =>
        Assert.Equal(
            "a red circle\nSteps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 7, Size: 128x128, Model hash: 0123456789, Model: pocket, "
            + "Variation seed: 3, Variation seed strength: 0.25, Seed resize from: 512x768, ENSD: 31337, RNG: NV, Schedule min sigma: 0.1, Schedule rho: 5, "
            + "Discard penultimate sigma: True, Guidance: \"{\\\"name\\\":\\\"cfg\\\",\\\"rescale\\\":0.7}\", Dialect: a1111, Version: AutoGen 0.1.0",
            Write(Some.Request with
            {
                Schedule = new NamedOptions("karras", new JsonObject { ["rho"] = 5, ["sigmaMin"] = 0.1 }),
                Guidance = new NamedOptions("cfg", new JsonObject { ["rescale"] = 0.7 }),
                Dialect = DialectKind.A1111,
                VariationSeed = 3,
                VariationStrength = 0.25,
                SeedResize = new SeedResize(512, 768),
                Ensd = 31337,
                DiscardPenultimate = true,
            }));

    [Fact]
    public void Early_steps_without_guidance_go_by_A1111s_name_too() => Assert.Contains(
        ", Skip Early CFG: 0.2, Guidance: ",
        Write(Some.Request with { Guidance = new NamedOptions("cfg", new JsonObject { ["skipEarly"] = 0.2 }) }),
        StringComparison.Ordinal);

    [Fact]
    public void The_beta_schedules_options_and_a_batch_are_written_too() =>
        Assert.Contains(
            "Beta schedule alpha: 0.8, Beta schedule beta: 0.5, Guidance: cfg_pp, Dialect: comfyui, Batch: 2 of 3, Version",
            Write(Some.Request with
            {
                Schedule = new NamedOptions("beta", new JsonObject { ["alpha"] = 0.8, ["beta"] = 0.5 }),
                Guidance = new NamedOptions("cfg_pp"),
                Dialect = DialectKind.Comfyui,
                Batch = new BatchPlace(1, 3),
            }),
            StringComparison.Ordinal);

    [Fact]
    public void The_eta_of_ddim_goes_by_A1111s_name_for_it() =>
        Assert.Contains(", Eta DDIM: 1, ", Write(Some.Request with { Sampler = new("ddim", new JsonObject { ["eta"] = 1 }) }), StringComparison.Ordinal);

    [Fact]
    public void Line_breaks_of_both_prompts_are_kept_and_the_parameters_stay_on_the_last_line()
    {
        var lines = Write(Some.Request with { Prompt = "one\r\ntwo", Negative = "three\nfour" }).Split('\n');

        Assert.Equal(["one", "two", "Negative prompt: three", "four"], lines[..^1]);
        Assert.StartsWith("Steps: 20, ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_prompt_leaves_the_parameters_alone() =>
        Assert.StartsWith("Steps: 20, ", Write(Some.Request with { Prompt = "" }), StringComparison.Ordinal);

    [Fact]
    public void A_name_with_a_comma_is_quoted() =>
        Assert.Contains("Model: \"my, model: v2 \\\"x\\\"\", ", Infotext.Write(Some.Request, "my, model: v2 \"x\"", Hash, "0.1.0"), StringComparison.Ordinal);

    [Fact]
    public void A_key_that_equals_its_value_stands_alone() =>
        Assert.Contains(", Model, ", Infotext.Write(Some.Request, "Model", Hash, "0.1.0"), StringComparison.Ordinal);

    [Fact]
    public void Quoting_agrees_with_A1111_on_its_recorded_cases()
    {
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", "prompts", "a1111_quote.json")))!.AsArray();

        Assert.NotEmpty(cases);
        Assert.All(cases, item => Assert.Equal(item!["quoted"]!.GetValue<string>(), Infotext.Quote(item["value"]!.GetValue<string>())));
    }

    [Theory]
    [InlineData("a\\b, c")]
    [InlineData("line\nbreak: \t\u0001 🐈 <&'>")]
    public void What_is_quoted_comes_back_as_JSON(string value) =>
        Assert.Equal(value, JsonSerializer.Deserialize<string>(Infotext.Quote(value)));

    [Fact]
    public void Numbers_take_a_point_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Contains("CFG scale: 7.5,", Write(Some.Request with { Cfg = 7.5 }), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Write(RenderRequest request) => Infotext.Write(request, "pocket", Hash, "0.1.0");
}
