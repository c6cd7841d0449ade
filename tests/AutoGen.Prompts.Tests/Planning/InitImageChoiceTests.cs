using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Tests.Planning;

public sealed class InitImageChoiceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PlanContext context;

    public InitImageChoiceTests() => context = Some.Context with { BaseFolder = folder.Path };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_image_is_found_beside_its_file_and_gives_the_size()
    {
        var path = folder.Write("cat.png", "not read by this inspector");

        var request = Assert.Single(Plan(Some.Prompt with { InitImage = "cat.png" }).Value!);

        Assert.Equal(new InitImage(path, 0.75, ResizeMode.Cover), request.Init);
        Assert.Equal((64, 96), (request.Width, request.Height));
    }

    [Fact]
    public void Strength_mode_and_size_may_be_said()
    {
        var path = folder.Write("cat.png", "");

        var request = Assert.Single(Plan(Some.Prompt with { InitImage = path, Strength = 0.3, ResizeMode = "contain", Width = 128 }).Value!);

        Assert.Equal(new InitImage(path, 0.3, ResizeMode.Contain), request.Init);
        Assert.Equal((128, 96), (request.Width, request.Height));
    }

    [Fact]
    public void A_missing_image_says_where_it_was_looked_for()
    {
        var problem = Plan(Some.Prompt with { InitImage = "dog.png" }).Problem();

        Assert.Equal(("init-image-missing", "initImage", "dog.png"), (problem.Code, problem.Key, problem.Value));
        Assert.Contains(Path.Combine(folder.Path, "dog.png"), problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_image() =>
        Assert.Contains("folder", Plan(Some.Prompt with { InitImage = "." }).Problem().Message, StringComparison.Ordinal);

    [Fact]
    public void What_the_inspector_finds_wrong_is_reported_with_the_key_and_place()
    {
        folder.Write("bad.png", "");
        var refusing = new FixedImageInspector(new Problem("image-unreadable", "bad.png is no image.") { File = "/pictures/bad.png" });

        var problem = RequestPlanner.Plan(
            Some.Prompt with { InitImage = "bad.png" },
            context with { Images = refusing, Origin = new SettingsOrigin("a.json", 4) }).Problem();

        Assert.Equal(("image-unreadable", "initImage", "a.json", 4), (problem.Code, problem.Key, problem.File, problem.Line));
    }

    [Theory]
    [InlineData(0.5, null, "strength")]
    [InlineData(null, "cover", "resizeMode")]
    public void Settings_of_image_to_image_need_an_image(double? strength, string? mode, string key)
    {
        var problem = Plan(Some.Prompt with { Strength = strength, ResizeMode = mode }).Problem();

        Assert.Equal(("setting-needs-another", key), (problem.Code, problem.Key));
        Assert.Contains("initImage", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_no_file_system_takes_is_a_problem_and_no_crash() =>
        Assert.Equal("setting-not-allowed", Plan(Some.Prompt with { InitImage = "a\0b.png" }).Problem().Code);

    private Result<IReadOnlyList<RenderRequest>> Plan(RenderSettings settings) => RequestPlanner.Plan(settings, context);
}
