using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Tests.Drops;

public sealed class DropOrderTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task Drops_are_rendered_oldest_first_and_each_in_its_own_order()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("b.txt", "first\nsecond");
        await bench.RunAsync();
        bench.Put("c.txt", "fourth");
        bench.Put("a.txt", "third");
        await bench.RunAsync();
        Assert.Equal(["first", "second", "third", "fourth"], bench.Renderer.Rendered);
        Assert.Equal([1, 2, 1, 1], bench.FinishedPictures.Select(picture => picture.Number));
        Assert.All(bench.FinishedDrops, drop => Assert.True(drop.Succeeded));
    }

    [Fact]
    public async Task The_file_wins_over_the_recipe_and_the_recipe_over_the_defaults()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Recipe = new RenderSettings { Cfg = 3, Negative = "fog" } });
        bench.Put("cat.json", """{ "prompt": "a cat", "cfg": 9 }""");
        await bench.RunAsync();
        var report = bench.Read("done/cat.json.report.json");
        Assert.Contains("\"cfg\": 9", report, StringComparison.Ordinal);
        Assert.Contains("\"negative\": \"fog\"", report, StringComparison.Ordinal);
        Assert.Contains("\"steps\": 5", report, StringComparison.Ordinal); // the workbench's default
    }

    [Fact]
    public async Task A_recipe_for_images_leaves_prompt_files_alone()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Recipe = new RenderSettings { Prompt = "as a painting", Strength = 0.4, ResizeMode = "contain" } });
        bench.Put("cat.txt", "a cat");
        bench.PutImage("dog.png");
        await bench.RunAsync();
        Assert.DoesNotContain("strength", bench.Read("done/cat.txt.report.json"), StringComparison.Ordinal);
        Assert.Contains("\"strength\": 0.4", bench.Read("done/dog.png.report.json"), StringComparison.Ordinal);
        Assert.Contains("\"resizeMode\": \"contain\"", bench.Read("done/dog.png.report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_names_a_folder_below_the_output_folder()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("sub/cat.json", """{ "prompt": "a cat", "output": "pets", "count": 2 }""");
        await bench.RunAsync();
        Assert.Equal(["pets/sub/cat-0001-7.png", "pets/sub/cat-0002-8.png"], bench.OutputTree);
    }

    [Fact]
    public async Task A_render_cut_short_by_the_end_of_the_agent_is_done_at_the_next_start()
    {
        using var stop = new CancellationTokenSource();
        using (var first = new Workbench(Workbench.WatchIn(folder)))
        {
            first.Put("cat.txt", "one\ntwo");
            first.Renderer.Answer = (job, token) =>
            {
                if (job.Request.Prompt == "two")
                    stop.Cancel();
                return stop.IsCancellationRequested ? new Protocol.Rendering.RenderOutcome.Cancelled() : null;
            };
            first.Pass();
            first.Time.Advance(2);
            first.Pass();
            await first.RunBacklogAsync(stop.Token);
            Assert.Empty(first.FinishedDrops);
            Assert.Equal(["cat-0001-7.png"], first.OutputTree);
        }

        using var second = new Workbench(Workbench.WatchIn(folder));
        await second.RunAsync();
        Assert.Equal(["two"], second.Renderer.Rendered);
        Assert.Equal(["cat-0001-7.png", "cat-0002-7.png"], second.OutputTree);
        Assert.Contains("\"attempts\": 2", second.Read("done/cat.txt.report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renderer_that_throws_costs_its_own_render_only()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Renderer.Answer = (job, _) => job.Request.Prompt == "bad" ? throw new InvalidOperationException("native fault") : null;
        bench.Put("cat.txt", "good\nbad\nfine");
        await bench.RunAsync();
        Assert.Equal(["cat-0001-7.png", "cat-0003-7.png"], bench.OutputTree);
        Assert.Contains("picture 2, line 2 (failed in load): cat.txt(2): The renderer broke: native fault", bench.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
