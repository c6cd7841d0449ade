using System.Text.Json;
using System.Text.Json.Nodes;

namespace AutoGen.Agent.Tests;

/// <summary>
/// Whole pictures against k-diffusion's own samplers on an analytic model (tests/Fixtures/pipeline/README.md), through
/// the command line: a wrong token, timestep, sigma, seed, noise, scale or rounding anywhere on the way shows.
/// </summary>
public sealed class PipelineGoldenTests : IDisposable
{
    private const double Tolerance = 1.5;
    private static readonly string Fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline");
    private static readonly JsonArray All = JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures, "cases.json")))!.AsArray();

    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Count)];

    [Fact]
    public void Image_to_image_is_among_the_cases()
    {
        Assert.Equal(21, Cases.Count);
        Assert.Equal(5, All.Count(static request => request!["initImage"] is not null));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_gives_the_expected_pictures(int index)
    {
        var request = All[index]!.AsObject();

        var result = await Cli.RunAsync(["generate", .. Arguments(request), "--model", Path.Combine(Fixtures, "model"), "--output", folder["out"], "--data", folder["data"], "--json"]);

        Assert.True(result.Code == ExitCode.Done, result.Error);
        var pictures = result.Json.GetProperty("pictures").EnumerateArray().Select(static picture => picture.Text("path")).ToList();
        Assert.Equal((int)request["count"]!, pictures.Count);
        var expected = new NumpyArchive(Path.Combine(Fixtures, "expected.npz"));
        for (var image = 0; image < pictures.Count; image++)
            Golden.AssertClose($"case {index}, image {image}", expected.Read($"{index}_{image}"), Pictures.Blocks(pictures[image]), Tolerance);
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Arguments(JsonObject request) => request.SelectMany(static setting => new[]
    {
        "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(setting.Key),
        setting.Key == "initImage" ? Path.Combine(Fixtures, (string)setting.Value!) : setting.Value!.ToString(),
    });
}
