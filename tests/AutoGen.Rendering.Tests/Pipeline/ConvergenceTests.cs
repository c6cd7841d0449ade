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

    [Fact]
    public async Task More_steps_of_an_SDE_sampler_refine_the_picture_and_do_not_make_another()
    {
        // The ancestral sampler draws anew at every step, so twice the steps are another path.
        var another = (await RenderAsync("euler_ancestral", "{}", 40)).DifferenceTo(await RenderAsync("euler_ancestral", "{}", 80));
        var refined = (await RenderAsync("dpmpp_2m_sde", "{}", 40)).DifferenceTo(await RenderAsync("dpmpp_2m_sde", "{}", 80));

        output.WriteLine(FormattableString.Invariant($"40 to 80 steps: {refined:0.00} levels on one Brownian path, {another:0.00} with new noise"));
        Assert.True(refined < another / 4, FormattableString.Invariant($"{refined:0.00} on one path, {another:0.00} with new noise"));
    }

    [Fact]
    public async Task A_sampler_with_levels_of_its_own_needs_no_schedule()
    {
        var karras = await RenderAsync("plms", "{}", 10, "karras");
        Assert.Equal(0, karras.DifferenceTo(await RenderAsync("plms", "{}", 10, "exponential")));
        Assert.NotEqual(0, karras.DifferenceTo(await RenderAsync("plms", """{ "dialect": "comfyui" }""", 10, "karras")));
    }

    private static IEnumerable<(string Name, string Options)> NoiseFree =>
    [
        ("euler", "{}"), ("heun", "{}"), ("heunpp2", "{}"), ("dpm_2", "{}"), ("gradient_estimation", "{}"), ("lms", "{}"), ("ipndm", "{}"),
        ("ipndm_v", "{}"), ("deis", "{}"), ("res_multistep", "{}"), ("dpmpp_2s", "{}"), ("dpmpp_2m", "{}"), ("dpmpp_3m", "{}"), ("uni_pc", "{}"),
        ("uni_pc_bh2", "{}"), ("exp_heun_2_x0", "{}"), ("ddim", "{}"), ("plms", "{}"), ("dpm_fast", """{ "eta": 0 }"""),
        ("dpmpp_2m_sde", """{ "eta": 0 }"""), ("seeds_3", """{ "eta": 0 }"""), ("sa_solver", """{ "eta": 0 }"""),
    ];

    private Task<RenderedFile> RenderAsync(string sampler, string options, int steps, string schedule = "karras") => fixture.RenderFileAsync(RendererFixture.Pocket with
    {
        Sampler = new NamedOptions(sampler, JsonNode.Parse(options)!.AsObject()),
        Schedule = new NamedOptions(schedule),
        Steps = steps,
        Cfg = 1,
    });
}
