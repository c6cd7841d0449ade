using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Drops;

/// <summary>Which images a dropped prompt file may name.</summary>
public sealed class NamedImageTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Workbench bench;

    public NamedImageTests()
    {
        bench = new Workbench(Workbench.WatchIn(folder) with { Images = folder.At("images") });
        foreach (var place in new[] { "images", "outbox", "private" })
        {
            Directory.CreateDirectory(folder.At(place));
            File.WriteAllBytes(folder.At(place, "cat.png"), SignatureInspector.Png);
        }
    }

    [Theory]
    [InlineData("../images/cat.png")]
    [InlineData("../outbox/cat.png")]
    public async Task One_below_the_folders_for_it_may_be_named(string image)
    {
        await DropAsync(image);
        Assert.Contains("done/job.json", bench.WatchTree);
        Assert.Contains("job-0001-7.png", bench.OutputTree);
    }

    [Fact]
    public async Task It_may_be_named_by_its_absolute_path_too()
    {
        await DropAsync(folder.At("images", "cat.png"));
        Assert.Contains("done/job.json", bench.WatchTree);
    }

    [Theory]
    [InlineData("../private/cat.png")]
    [InlineData("../images/../private/cat.png")]
    [InlineData("ABSOLUTE")]
    [InlineData("../images/link.png")]
    [InlineData("../images/linked/cat.png")]
    public async Task Any_other_is_refused_and_not_looked_at(string image)
    {
        File.CreateSymbolicLink(folder.At("images", "link.png"), folder.At("private", "cat.png"));
        Directory.CreateSymbolicLink(folder.At("images", "linked"), folder.At("private"));
        await DropAsync(image == "ABSOLUTE" ? folder.At("private", "cat.png") : image);
        var problem = bench.FinishedDrops.Single(drop => !drop.Succeeded).Problems.Single();
        Assert.Equal(("path-outside-root", "job.json", 1, "initImage"), (problem.Code, problem.File, problem.Line, problem.Key));
        Assert.Contains(folder.At("images"), problem.Allowed, StringComparison.Ordinal);
        Assert.Equal(["a good one"], bench.Renderer.Rendered);
    }

    [Fact]
    public async Task A_recipe_is_the_owners_and_may_name_any()
    {
        using var own = new Workbench(Workbench.WatchIn(folder) with { Recipe = new() { InitImage = folder.At("private", "cat.png") } });
        own.Put("job.txt", "a cat");
        await own.RunAsync();
        Assert.Contains("done/job.txt", own.WatchTree);
    }

    [Fact]
    public async Task The_post_processors_of_a_file_are_confined_to_the_same_folders_as_its_plan_says_too()
    {
        bench.Put("job.json", """[{ "prompt": "a cat", "postProcess": ["sharpen"] }, { "prompt": "a dog" }]""");
        var (asked, plan) = await AskedAsync(bench);
        Assert.Equal([folder.At("images"), folder.At("outbox"), folder.At("inbox")], asked[0].PictureFolders);
        Assert.Null(asked[1].PictureFolders);
        Assert.Equal(asked[0].PictureFolders, plan.Renders[0].Request.PictureFolders);
    }

    [Fact]
    public async Task The_post_processors_of_a_recipe_may_take_pictures_from_anywhere()
    {
        using var own = new Workbench(Workbench.WatchIn(folder) with { Recipe = new() { PostProcess = [new("sharpen")] } });
        own.Put("job.txt", "a cat");
        var request = Assert.Single((await AskedAsync(own)).Asked);
        Assert.Equal("sharpen", Assert.Single(request.PostProcess).Name);
        Assert.Null(request.PictureFolders);
    }

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    /// <summary>What the renderer is asked, and drop.json as it is meanwhile.</summary>
    private static async Task<(IReadOnlyList<RenderRequest> Asked, DropPlan Plan)> AskedAsync(Workbench bench)
    {
        var asked = new List<RenderRequest>();
        DropPlan? plan = null;
        bench.Renderer.Answer = (job, _) =>
        {
            asked.Add(job.Request);
            plan = StateJson.Read<DropPlan>(Directory.GetFiles(bench.Watch.Path, "drop.json", SearchOption.AllDirectories).Single()).Value;
            return null;
        };
        await bench.RunAsync();
        return (asked, plan!);
    }

    private async Task DropAsync(string image)
    {
        bench.Put("good.txt", "a good one");
        bench.Put("job.json", $$"""{ "prompt": "a cat", "initImage": "{{image.Replace("\\", "/", StringComparison.Ordinal)}}" }""");
        await bench.RunAsync();
    }
}
