using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using AutoGen.Abstractions;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering.Tests.Plugins;

public sealed class OptionsTypeTests
{
    private readonly OptionsType type = OptionsType.Of<Options>();

    public enum Kind
    {
        FirstKind,
        SecondKind,
    }

    [Fact]
    public void Options_are_described_from_their_attributes_and_defaults()
    {
        Assert.Equal(
            [
                new("eta", SettingKind.Number, "Share of noise.") { Minimum = 0, Maximum = 10, Default = "1" },
                new("maximumOrder", SettingKind.Integer, "") { Minimum = 1, Default = "3" },
                new("useKarras", SettingKind.Flag, "") { Default = "false" },
                new("label", SettingKind.Text, ""),
            ],
            type.Settings.Where(setting => setting.Allowed is null));
        Assert.Equal(["first_kind", "second_kind"], type.Settings.Single(setting => setting.Name == "kind").Allowed);
        Assert.Equal("second_kind", type.Settings.Single(setting => setting.Name == "kind").Default);
        Assert.Equal("bh1, bh2", type.Settings.Single(setting => setting.Name == "variant").AllowedText);
    }

    [Fact]
    public void Given_values_replace_defaults_and_null_means_not_said()
    {
        var given = JsonNode.Parse("""{ "eta": 0, "maximumOrder": 2, "useKarras": true, "kind": "first_kind", "variant": null }""")!.AsObject();

        var options = Assert.IsType<Options>(type.Bind(given, "sampler test").Value);

        Assert.Equal(new Options { Eta = 0, MaximumOrder = 2, UseKarras = true, Kind = Kind.FirstKind }, options);
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_name_value_and_what_is_allowed()
    {
        var given = JsonNode.Parse("""{ "ета": 1, "eta": 20, "maximumOrder": 1.5, "useKarras": "yes", "kind": "third_kind", "variant": "bh3" }""")!.AsObject();

        var problems = type.Bind(given, "sampler test").Problems;

        Assert.Equal(
            [
                ("option-unknown", "ета", "1"),
                ("option-out-of-range", "eta", "20"),
                ("option-wrong-type", "maximumOrder", "1.5"),
                ("option-wrong-type", "useKarras", "\"yes\""),
                ("option-wrong-type", "kind", "\"third_kind\""),
                ("option-out-of-range", "variant", "\"bh3\""),
            ],
            problems.Select(problem => (problem.Code, problem.Key!, problem.Value!)));
        Assert.All(problems, problem => Assert.Contains("sampler test", problem.Message, StringComparison.Ordinal));
        Assert.Equal(
            ["eta, maximumOrder, useKarras, kind, variant, label", "0 to 10", "1 or more", "true or false", "first_kind, second_kind", "bh1, bh2"],
            problems.Select(problem => problem.Allowed));
    }

    [Fact]
    public void A_thing_without_options_takes_none()
    {
        var none = OptionsType.Of<NoOptions>();

        Assert.Empty(none.Settings);
        Assert.Equal("no options", Assert.Single(none.Bind(new JsonObject { ["eta"] = 1 }, "sampler heun").Problems).Allowed);
    }

    [Fact]
    public void What_is_required_and_what_must_fit_together_is_said_before_anything_is_rendered()
    {
        var strict = OptionsType.Of<StrictOptions>();

        var missing = Assert.Single(strict.Bind([], "post-processor stamp").Problems);
        var misfit = Assert.Single(strict.Bind(new JsonObject { ["path"] = "x.png", ["low"] = 3, ["high"] = 2 }, "post-processor stamp").Problems);

        Assert.Equal(("options-misfit", "path", "The options of post-processor stamp cannot be used: name a path."), (missing.Code, missing.Key, missing.Message));
        Assert.Equal("The options of post-processor stamp cannot be used: low must be below high.", misfit.Message);
        Assert.NotNull(strict.Bind(new JsonObject { ["path"] = "x.png" }, "post-processor stamp").Value);
    }

    [Theory]
    [InlineData("{}", Dialect.A1111)]
    [InlineData("""{ "dialect": "comfyui" }""", Dialect.Comfyui)]
    [InlineData("""{ "dialect": "autogen" }""", Dialect.Autogen)]
    public void A_dialect_that_is_not_said_is_the_requests(string given, Dialect expected)
    {
        var dialects = OptionsType.Of<DialectOptions>();

        var options = Assert.IsType<DialectOptions>(dialects.Bind(JsonNode.Parse(given)!.AsObject(), "schedule beta", Dialect.A1111).Value);

        Assert.Equal((expected, Dialect.A1111), (options.Dialect, options.Other));
        Assert.Equal(["autogen", "a1111", "comfyui"], dialects.Settings[0].Allowed);
        Assert.Equal("the request's", dialects.Settings[0].Default);
    }

    [Fact]
    public void An_option_that_has_no_JSON_form_is_a_fault_of_the_plugin()
    {
        var fault = Assert.Throws<NotSupportedException>(OptionsType.Of<OddOptions>);

        Assert.Contains("OddOptions.Callback", fault.Message, StringComparison.Ordinal);
    }

    public sealed record Options
    {
        [Description("Share of noise.")]
        [Range(0.0, 10.0)]
        public double Eta { get; init; } = 1;

        [Range(1, int.MaxValue)]
        public int MaximumOrder { get; init; } = 3;

        public bool UseKarras { get; init; }

        public Kind Kind { get; init; } = Kind.SecondKind;

        [AllowedValues("bh1", "bh2")]
        public string Variant { get; init; } = "bh1";

        public string? Label { get; init; }
    }

    public sealed record StrictOptions : IValidatableObject
    {
        [Required(ErrorMessage = "name a path.")]
        public string Path { get; init; } = "";

        public int Low { get; init; }

        public int High { get; init; } = 1;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Low >= High)
                yield return new ValidationResult("low must be below high.");
        }
    }

    public sealed record DialectOptions
    {
        public Dialect Dialect { get; init; }

        public Dialect? Other { get; init; }
    }

    public sealed record OddOptions
    {
        public Action? Callback { get; init; }
    }
}
