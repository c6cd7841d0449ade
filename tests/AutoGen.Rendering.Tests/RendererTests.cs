using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests;

public sealed class RendererTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    private static readonly RenderRequest Quick = RendererFixture.Pocket with { Steps = 2 };

    [Fact]
    public void The_catalogue_lists_everything_with_its_options_and_every_plugin_with_its_status()
    {
        var catalogue = fixture.Renderer.Catalogue;

        Assert.Equal(["model", "pocket"], catalogue.Models.Select(model => model.Name).Order(StringComparer.Ordinal));
        Assert.Equal("karras", catalogue.Samplers.Single(sampler => sampler.Name == "dpmpp_2m").DefaultSchedule);
        var churn = Assert.Single(catalogue.Samplers.Single(sampler => sampler.Name == "sample_churn").Options);
        Assert.Equal(("churn", 0, 0.4, "0.1"), (churn.Name, churn.Minimum, churn.Maximum, churn.Default));
        Assert.Contains(catalogue.Schedules, schedule => schedule is { Name: "karras", Plugin: "AutoGen.Samplers" });
        Assert.Contains(catalogue.PostProcessors, step => step is { Name: "sample_vignette", Plugin: "Sample.PostProcessor" });
        Assert.Equal(PluginStatus.Malfunctioned, catalogue.Plugins.Single(plugin => plugin.Name == "MissingDependency").Status);
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_said_at_once()
    {
        var wrong = Quick with
        {
            Model = "pokket",
            Sampler = new NamedOptions("sample_churn", new() { ["churn"] = 0.9, ["eta"] = 1 }),
            Schedule = new NamedOptions("caras"),
            PostProcess = [new NamedOptions("blur")],
            Init = new InitImage(Path.Combine(AppContext.BaseDirectory, "nothing.png"), 0.5, ResizeMode.Cover),
        };

        var problems = Assert.IsType<RenderOutcome.Rejected>(await fixture.RenderAsync(wrong)).Problems;

        Assert.Equal(
            ["model-unknown", "option-unknown", "option-out-of-range", "schedule-unknown", "post-processor-unknown", "image-missing"],
            problems.Select(problem => problem.Code));
        Assert.Equal("model, pocket", problems[0].Allowed);
        Assert.All(problems, problem => Assert.NotNull(problem.Remedy));
    }

    [Fact]
    public async Task A_size_that_is_no_multiple_of_the_factor_is_rejected()
    {
        var problem = Assert.Single(Assert.IsType<RenderOutcome.Rejected>(await fixture.RenderAsync(Quick with { Width = 7 })).Problems);

        Assert.Equal(("size-not-multiple", "multiples of 8"), (problem.Code, problem.Allowed));
    }

    [Fact]
    public async Task A_corrupt_input_image_is_rejected_before_anything_runs()
    {
        var path = fixture.NewFile();
        await File.WriteAllTextAsync(path, "not an image");

        var outcome = await fixture.RenderAsync(Quick with { Init = new InitImage(path, 0.5, ResizeMode.Cover) });

        Assert.Equal("image-format-unknown", Assert.Single(Assert.IsType<RenderOutcome.Rejected>(outcome).Problems).Code);
    }

    [Fact]
    public async Task A_work_file_that_cannot_be_written_is_a_transient_failure_and_leaves_nothing()
    {
        var folder = fixture.NewFile();
        Directory.CreateDirectory(folder);

        var outcome = await fixture.Renderer.RenderAsync(new RenderJob(Quick, folder), null, CancellationToken.None);

        var failed = Assert.IsType<RenderOutcome.Failed>(outcome);
        Assert.Equal((RenderStage.Write, true, "picture-not-written"), (failed.Stage, failed.Transient, failed.Problem.Code));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task Cancelling_at_a_step_ends_the_render_there_and_writes_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAt(3, cancellation);
        var file = fixture.NewFile();

        var outcome = await fixture.Renderer.RenderAsync(new RenderJob(Quick with { Steps = 50 }, file), progress, cancellation.Token);

        Assert.IsType<RenderOutcome.Cancelled>(outcome);
        Assert.Equal(3, progress.LastStep);
        Assert.False(File.Exists(file));
        Assert.IsType<RenderOutcome.Completed>(await fixture.RenderAsync(Quick));
    }

    [Fact]
    public async Task Progress_goes_through_all_stages_and_steps_in_order()
    {
        var progress = new Recorder();

        await fixture.Renderer.RenderAsync(new RenderJob(Quick with { Steps = 3 }, fixture.NewFile()), progress, CancellationToken.None);

        Assert.Equal(
            [RenderStage.Load, RenderStage.Encode, RenderStage.Sample, RenderStage.Decode, RenderStage.PostProcess, RenderStage.Write],
            progress.Reports.Select(report => report.Stage).Distinct());
        Assert.Equal([(0, 3), (1, 3), (2, 3), (3, 3)], progress.Reports.Where(report => report is { Stage: RenderStage.Sample, Steps: > 0 }).Select(report => (report.Step, report.Steps)));
    }

    [Fact]
    public async Task A_warm_model_is_not_loaded_again_and_another_one_replaces_it()
    {
        var other = Quick with { Model = "model", Width = 64, Height = 64 };
        await fixture.RenderFileAsync(other);

        var cold = (await fixture.RenderFileAsync(Quick)).Picture.Times;
        var warm = (await fixture.RenderFileAsync(Quick)).Picture.Times;

        Assert.True(cold.Load > 10 * warm.Load, $"cold {cold.Load} s, warm {warm.Load} s");
        Assert.InRange(warm.Network, 0.0001, warm.Total);
        await fixture.RenderFileAsync(other);
    }

    [Fact]
    public async Task A_model_that_cannot_be_loaded_is_rejected_with_everything_that_is_wrong_with_it()
    {
        var root = fixture.NewFile() + "-models";
        foreach (var file in Directory.EnumerateFiles(RendererFixture.Fixtures, "*", SearchOption.AllDirectories).Where(static file => file.Contains("model", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(root, Path.GetRelativePath(RendererFixture.Fixtures, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string[] damaged = [Path.Combine(root, "model", "unet", "model.onnx"), Path.Combine(root, "model", "vae_decoder", "model.onnx")];
        foreach (var file in damaged)
            await File.WriteAllTextAsync(file, "no network");
        await using var renderer = Renderer.Create(new RenderingOptions { ModelRoots = [root], PluginRoots = [Path.Combine(Path.GetDirectoryName(root)!, "plugins")] });
        var request = Quick with { Model = "model", Width = 64, Height = 64 };

        var outcome = await renderer.RenderAsync(new RenderJob(request, fixture.NewFile()), null, CancellationToken.None);

        Assert.Equal(damaged, Assert.IsType<RenderOutcome.Rejected>(outcome).Problems.Select(static problem => problem.File));
    }

    [Fact]
    public async Task Many_requests_at_once_are_rendered_one_after_another()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(seed => fixture.RenderAsync(Quick with { Seed = seed })));

        Assert.Equal(Enumerable.Range(0, 8).Select(seed => (long)seed), outcomes.Select(outcome => Assert.IsType<RenderOutcome.Completed>(outcome).Picture.Seed));
    }

    [Fact]
    public async Task Closing_cancels_what_waits_and_refuses_what_comes()
    {
        var renderer = Renderer.Create(new RenderingOptions());
        await renderer.DisposeAsync();

        Assert.IsType<RenderOutcome.Cancelled>(await renderer.RenderAsync(new RenderJob(Quick, fixture.NewFile()), null, CancellationToken.None));
    }

    private sealed class CancelAt(int step, CancellationTokenSource cancellation) : IProgress<RenderProgress>
    {
        public int LastStep { get; private set; }

        public void Report(RenderProgress value)
        {
            LastStep = value.Step;
            if (value.Step == step)
                cancellation.Cancel();
        }
    }

    private sealed class Recorder : IProgress<RenderProgress>
    {
        public List<RenderProgress> Reports { get; } = [];

        public void Report(RenderProgress value) => Reports.Add(value);
    }
}
