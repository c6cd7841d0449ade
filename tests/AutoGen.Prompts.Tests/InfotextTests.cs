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
