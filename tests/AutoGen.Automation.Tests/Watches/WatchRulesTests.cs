using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Tests.Watches;

/// <summary>What a watch says about its drops.</summary>
public sealed class WatchRulesTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("name", "a", "b", "c")]
    [InlineData("age", "b", "c", "a")]
    [InlineData("size", "c", "a", "b")]
    public async Task Files_found_together_are_taken_in_the_order_of_the_watch(string order, params string[] expected)
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Order = order });
        Put(bench, "a.txt", "a, medium", days: 1);
        Put(bench, "b.txt", "b, the longest of them", days: 3);
        Put(bench, "c.txt", "c", days: 2);
        await bench.RunAsync();
        Assert.Equal(expected, bench.Renderer.Rendered.Select(prompt => prompt[..1]));
    }

    [Fact]
    public async Task A_model_that_the_watch_may_not_use_is_rejected_with_those_that_it_may()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Models = ["big", "bigger"] });
        bench.Put("cat.json", """{ "prompt": "a cat", "model": "pocket" }""");
        await bench.RunAsync();
        var problem = Assert.Single(bench.FinishedDrops.Single().Problems);
        Assert.Equal(("model-not-allowed", "pocket", "big, bigger"), (problem.Code, problem.Value, problem.Allowed));
        Assert.Empty(bench.Renderer.Rendered);
        Assert.Contains("failed/cat.json", bench.WatchTree);
    }

    [Fact]
    public async Task The_first_model_of_the_watch_is_its_default_and_names_go_in_any_case()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Models = ["POCKET"] });
        bench.Put("cat.txt", "a cat");
        bench.Put("dog.json", """{ "prompt": "a dog", "model": "pocket" }""");
        await bench.RunAsync();
        Assert.All(bench.FinishedDrops, drop => Assert.True(drop.Succeeded));
    }

    [Fact]
    public async Task A_bug_while_planning_ends_in_failed_with_a_report_and_the_next_drop_goes_on()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Recipe = new RenderSettings { Prompt = "as a painting" } });
        bench.Inspector.Bug = new InvalidOperationException("a bug");
        bench.PutImage("cat.png");
        bench.Put("dog.txt", "a dog");
        await bench.RunAsync();
        Assert.Equal("planning-fault", Assert.Single(bench.FinishedDrops.Single(drop => !drop.Succeeded).Problems).Code);
        Assert.Contains("InvalidOperationException: a bug", bench.Read("failed/cat.png.report.txt"), StringComparison.Ordinal);
        Assert.Equal(["done/dog.txt", "done/dog.txt.report.json", "done/dog.txt.report.txt", "failed/cat.png", "failed/cat.png.report.json", "failed/cat.png.report.txt"], bench.WatchTree.Where(file => !file.StartsWith(".autogen/", StringComparison.Ordinal)));
    }

    public void Dispose() => folder.Dispose();

    private static void Put(Workbench bench, string name, string text, int days) =>
        File.SetLastWriteTimeUtc(bench.Put(name, text), new DateTime(2025, 1, 10, 0, 0, 0, DateTimeKind.Utc).AddDays(-days));
}
