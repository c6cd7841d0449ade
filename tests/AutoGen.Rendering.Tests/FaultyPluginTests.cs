using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests;

/// <summary>Plugins that load and then go wrong while a picture is made.</summary>
public sealed class FaultyPluginTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static readonly RenderRequest Quick = RendererFixture.Pocket with { Steps = 2 };

    [Theory]
    [InlineData("throwing", "failed with InvalidOperationException: a matrix is singular")]
    [InlineData("nan", "returned a latent with values that are not finite")]
    [InlineData("feeds_nan", "the latent handed to the model has values that are not finite")]
    [InlineData("wrong_shape", "returned a latent of 1x4x16x17 instead of 1x4x16x16")]
    [InlineData("returns_null", "returned no latent")]
    [InlineData("factory_throws", "no instance today")]
    [InlineData("stops_early", "returned after 0 of 2 steps")]
    [InlineData("goes_behind_the_end", "the model was asked at noise level 0; the run ends above 0")]
    public async Task A_faulty_sampler_fails_its_render_by_name_and_harms_no_other(string sampler, string reason)
    {
        var failed = Assert.IsType<RenderOutcome.Failed>(await fixture.RenderAsync(Quick with { Sampler = new NamedOptions(sampler) }));

        Assert.Equal((RenderStage.Sample, false), (failed.Stage, failed.Transient));
        Assert.StartsWith($"The sampler {sampler} (plugin FaultySamplers 0.1.0.0) ", failed.Problem.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failed.Problem.Message, StringComparison.Ordinal);
        Assert.Equal("FaultySamplers", failed.Plugin);
        Assert.IsType<RenderOutcome.Completed>(await fixture.RenderAsync(Quick));
    }

    [Fact]
    public async Task A_schedule_that_does_not_descend_and_a_throwing_post_processor_are_named()
    {
        var schedule = Assert.IsType<RenderOutcome.Failed>(await fixture.RenderAsync(Quick with { Schedule = new NamedOptions("rising") }));
        var step = Assert.IsType<RenderOutcome.Failed>(await fixture.RenderAsync(Quick with { PostProcess = [new NamedOptions("throwing_step")] }));

        Assert.Equal("The schedule rising (plugin FaultySamplers 0.1.0.0) gave sigmas that do not descend: 0, 1, 2.", schedule.Problem.Message);
        Assert.Equal(RenderStage.PostProcess, step.Stage);
        Assert.Contains("throwing_step (plugin FaultySamplers 0.1.0.0) failed with InvalidOperationException: the printer is on fire", step.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throwing_guidance", "failed with InvalidOperationException: no way to go")]
    [InlineData("nan_guidance", "returned a latent with values that are not finite")]
    [InlineData("null_guidance", "returned no latent")]
    public async Task A_faulty_guidance_is_named_and_not_the_sampler_that_asked_it(string guidance, string reason)
    {
        var failed = Assert.IsType<RenderOutcome.Failed>(await fixture.RenderAsync(Quick with { Guidance = new NamedOptions(guidance) }));

        Assert.Equal((RenderStage.Sample, false), (failed.Stage, failed.Transient));
        Assert.StartsWith($"The guidance {guidance} (plugin FaultySamplers 0.1.0.0) {reason}", failed.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watermark_from_a_folder_that_is_not_allowed_is_the_askers_fault_and_not_the_plugins()
    {
        var mark = await fixture.RenderFileAsync(Quick);
        var watermark = new NamedOptions("watermark", new() { ["path"] = mark.Path });

        var failed = Assert.IsType<RenderOutcome.Failed>(await fixture.RenderAsync(Quick with { PostProcess = [watermark], PictureFolders = [fixture.Plugins] }));

        Assert.Equal((RenderStage.PostProcess, "path-outside-root", "postProcess"), (failed.Stage, failed.Problem.Code, failed.Problem.Key));
        Assert.Equal((mark.Path, null), (failed.Problem.Value, failed.Problem.File));
    }

    [Fact]
    public async Task A_missing_watermark_is_named_with_its_full_path()
    {
        var watermark = new NamedOptions("watermark", new() { ["path"] = "logo.png" });
        var folder = Path.GetDirectoryName(fixture.NewFile());

        var failed = Assert.IsType<RenderOutcome.Failed>(await fixture.RenderAsync(Quick with { PostProcess = [watermark], BaseFolder = folder }));

        Assert.Equal($"The image {Path.Combine(folder!, "logo.png")} does not exist.", failed.Problem.Message);
        Assert.Equal((RenderStage.PostProcess, "image-missing", "postProcess"), (failed.Stage, failed.Problem.Code, failed.Problem.Key));
    }
}
