using System.Text.Json.Nodes;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;
using Xunit.Abstractions;

namespace AutoGen.Rendering.Tests.Pipeline;

/// <summary>
/// Samplers without noise solve the same equation: as steps grow, the pocket model's picture becomes the same whichever it
/// is. Distances are mean differences in levels (0 to 255); docs/samplers.md states them for 10 to 100 steps.
/// </summary>
public sealed class ConvergenceTests(RendererFixture fixture, ITestOutputHelper output) : IClassFixture<RendererFixture>
{
    private const int ReferenceSteps = 60;

    [Theory]
    [InlineData(10, 25)]
    public async Task Samplers_without_noise_come_nearer_to_one_picture_as_steps_grow(int few, int many)
    {
        var reference = await RenderAsync("heun", "{}", ReferenceSteps);
        List<string> failures = [];
        foreach (var (name, options) in NoiseFree)
        {
            var (far, near) = ((await RenderAsync(name, options, few)).DifferenceTo(reference), (await RenderAsync(name, options, many)).DifferenceTo(reference));
            var line = FormattableString.Invariant($"{name}: {far:0.00} levels at {few} steps, {near:0.00} at {many}");
            output.WriteLine(line);
            if (!(near < 1 && near < far))
                failures.Add(line);
        }

        Assert.Empty(failures);
    }

    private static IEnumerable<(string Name, string Options)> NoiseFree =>
    [
        ("euler", "{}"), ("heun", "{}"), ("heunpp2", "{}"), ("dpm_2", "{}"), ("gradient_estimation", "{}"), ("lms", "{}"), ("ipndm", "{}"),
        ("ipndm_v", "{}"), ("deis", "{}"), ("res_multistep", "{}"), ("dpmpp_2s", "{}"), ("dpmpp_2m", "{}"), ("dpmpp_3m", "{}"), ("uni_pc", "{}"),
        ("uni_pc_bh2", "{}"), ("exp_heun_2_x0", "{}"), ("ddim", "{}"), ("plms", "{}"), ("dpm_fast", """{ "eta": 0 }"""),
        ("dpmpp_2m_sde", """{ "eta": 0 }"""), ("seeds_3", """{ "eta": 0 }"""), ("sa_solver", """{ "eta": 0 }"""),
    ];

    private Task<RenderedFile> RenderAsync(string sampler, string options, int steps) => fixture.RenderFileAsync(RendererFixture.Pocket with
    {
        Sampler = new NamedOptions(sampler, JsonNode.Parse(options)!.AsObject()),
        Steps = steps,
        Cfg = 1,
    });
}
