using System.Text.Json.Nodes;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests;

/// <summary>A sheet through the whole renderer, with the real grid.</summary>
public sealed class SheetRenderTests(RendererFixture fixture) : IClassFixture<RendererFixture>
{
    [Fact]
    public async Task A_sheet_is_made_of_finished_pictures_without_a_model()
    {
        var one = await fixture.RenderFileAsync(RendererFixture.Pocket with { Steps = 1 });
        var two = await fixture.RenderFileAsync(RendererFixture.Pocket with { Steps = 1, Seed = 8, Format = PictureFileFormat.Jpeg, Quality = 80 });
        Assert.Equal(PictureFileFormat.Jpeg, two.Picture.Format);

        var sheet = await fixture.RenderFileAsync(RendererFixture.Pocket with
        {
            Model = "not-even-there",
            Sheet = new SheetRequest(new NamedOptions("grid", new JsonObject { ["gap"] = 2, ["onFailure"] = "skip" }), [new SheetMember(one.Path, 7), new SheetMember(two.Path, 8)]),
            PostProcess = [new NamedOptions("border", new JsonObject { ["width"] = 3 })],
        });

        Assert.Equal(((2 * 128) + 6 + 6, 128 + 4 + 6), sheet.Size);
        Assert.Equal(one.At(64, 64), sheet.At(3 + 2 + 64, 3 + 2 + 64));
        Assert.Equal(two.At(64, 64), sheet.At(3 + 4 + 128 + 64, 3 + 2 + 64));
        Assert.Equal(["grid: gap 2", "border: width 3"], sheet.Picture.PostProcessing);
    }

    [Fact]
    public async Task A_picture_that_is_gone_is_named()
    {
        var outcome = await fixture.RenderAsync(RendererFixture.Pocket with { Sheet = new SheetRequest(new NamedOptions("grid"), [new SheetMember("/there/is/none.png", 7)]) });
        Assert.Equal("image-missing", Assert.IsType<RenderOutcome.Rejected>(outcome).Problems.Single().Code);
    }
}
