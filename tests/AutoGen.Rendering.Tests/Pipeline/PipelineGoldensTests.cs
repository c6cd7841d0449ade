using System.Text.Json.Nodes;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pipeline;

/// <summary>
/// Pictures of an analytic model, computed elsewhere in float64 with k-diffusion 4601bf0's own samplers
/// (tests/Fixtures/pipeline/README.md): a wrong token, timestep, sigma, seed, noise order, guidance sign, scale factor or
/// rounding anywhere between request and file shows here.
/// </summary>
public sealed class PipelineGoldensTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private const double Tolerance = 1.5; // levels, as the README of the cases says

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, AllCases().Count)];

    [Fact]
    public void Image_to_image_is_among_the_cases()
    {
        Assert.Equal(21, Cases.Count);
        Assert.Equal(5, AllCases().Count(static settings => settings!["initImage"] is not null));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_gives_its_expected_pictures(int number)
    {
        var expected = NpzFile.Read(Path.Combine(RendererFixture.Fixtures, "expected.npz"));
        var settings = AllCases()[number]!;
        for (var image = 0; image < (int)settings["count"]!; image++)
        {
            var (shape, values) = expected[$"{number}_{image}"];

            var file = await fixture.RenderFileAsync(RequestFor(settings, image));

            Assert.Equal((shape[2] * 8, shape[1] * 8), file.Size);
            Assert.InRange(LargestDifference(file, shape, values), 0, Tolerance);
        }
    }

    private static double LargestDifference(RenderedFile file, int[] shape, float[] values)
    {
        var largest = 0.0;
        var area = shape[1] * shape[2];
        for (var block = 0; block < area; block++)
        {
            var (red, green, blue) = file.At(block % shape[2] * 8, block / shape[2] * 8);
            largest = Math.Max(largest, Math.Abs(red - values[block]));
            largest = Math.Max(largest, Math.Abs(green - values[area + block]));
            largest = Math.Max(largest, Math.Abs(blue - values[(2 * area) + block]));
        }

        return largest;
    }

    private static RenderRequest RequestFor(JsonNode settings, int image) => new()
    {
        Prompt = (string)settings["prompt"]!,
        Negative = (string)settings["negative"]!,
        Model = "model",
        Sampler = new NamedOptions((string)settings["sampler"]!),
        Schedule = new NamedOptions((string)settings["schedule"]!),
        Steps = (int)settings["steps"]!,
        Cfg = (double)settings["cfg"]!,
        Seed = (long)settings["seed"]! + image,
        Rng = (string)settings["rng"]! == "nv" ? RandomSourceKind.Nv : RandomSourceKind.Cpu,
        Width = (int)settings["width"]!,
        Height = (int)settings["height"]!,
        Init = settings["initImage"] is { } init
            ? new InitImage(Path.Combine(RendererFixture.Fixtures, (string)init!), (double)settings["strength"]!, ResizeMode.Cover)
            : null,
    };

    private static JsonArray AllCases() => JsonNode.Parse(File.ReadAllText(Path.Combine(RendererFixture.Fixtures, "cases.json")))!.AsArray();
}
