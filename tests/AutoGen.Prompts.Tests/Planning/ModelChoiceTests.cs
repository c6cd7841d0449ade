using AutoGen.Prompts.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Prompts.Tests.Planning;

public class ModelChoiceTests
{
    private static readonly ModelEntry Other = new("Anime", Path.Combine(Some.Folder, "other", "Anime")) { NativeSize = 512, Factor = 8 };

    [Fact]
    public void The_only_model_is_the_default() => Assert.Equal("Anime", Plan(null, Other).Value![0].Model);

    [Fact]
    public void Of_several_pocket_is_the_default() => Assert.Equal("pocket", Plan(null, Other, Some.Pocket).Value![0].Model);

    [Fact]
    public void Without_a_default_the_names_are_listed()
    {
        var problem = Plan(null, Other, Other with { Name = "Photo" }).Problem();

        Assert.Equal(("model-missing", "Anime, Photo"), (problem.Code, problem.Allowed));
    }

    [Theory]
    [InlineData("Anime")]
    [InlineData("anime")]
    [InlineData("other/Anime")]
    [InlineData("other/Anime/")]
    [InlineData("other/../other/Anime")]
    public void A_model_is_found_by_name_and_by_folder(string written) => Assert.Equal("Anime", Plan(written, Some.Pocket, Other).Value![0].Model);

    [Fact]
    public void A_folder_whose_name_another_model_has_is_named_by_its_path()
    {
        var twin = Other with { Path = Path.Combine(Some.Folder, "third", "anime") };

        Assert.Equal(twin.Path, Plan(twin.Path, Other, twin).Value![0].Model);
        var problem = Plan("anime", Other, twin).Problem();
        Assert.Equal("model-ambiguous", problem.Code);
        Assert.Contains(twin.Path, problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_model_lists_the_nearest_and_all()
    {
        var problem = Plan("pockett", Some.Pocket, Other).Problem();

        Assert.Equal(("model-unknown", "model", "pockett", "pocket, Anime"), (problem.Code, problem.Key, problem.Value, problem.Allowed));
        Assert.Equal("Did you mean pocket? `autogen list models` shows them; a running agent knows a new model after its next start.", problem.Remedy);
    }

    [Fact]
    public void A_broken_model_is_refused_with_its_own_problems()
    {
        var broken = new Problem("model-file-missing", "unet/model.onnx is not there.") { File = "unet/model.onnx" };

        Assert.Equal(broken, Plan("pocket", Some.Pocket with { Problems = [broken] }).Problem());
    }

    private static Result<IReadOnlyList<RenderRequest>> Plan(string? model, params ModelEntry[] models) =>
        RequestPlanner.Plan(Some.Prompt with { Model = model }, Some.Context with { Catalogue = Some.Catalogue with { Models = models } });
}
