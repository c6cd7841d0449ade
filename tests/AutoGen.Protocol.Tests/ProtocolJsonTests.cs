using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol.Tests;

public class ProtocolJsonTests
{
    [Fact]
    public void A_catalogue_comes_back_as_it_was()
    {
        var catalogue = new Catalogue
        {
            Models = [new("pocket", "/models/pocket") { Kind = "SD", NativeSize = 128, Bytes = 5, Problems = [new("bad", "Bad 猫.") { Line = 3 }] }],
            Samplers = [new("ddim", "A") { Stochastic = true, Options = [new("eta", SettingKind.Number, "Noise.") { Minimum = 0, Maximum = 1 }] }],
            Schedules = [new("karras", "A")],
            PostProcessors = [new("sharpen", "B")],
            Plugins = [new("A", "/plugins/A", PluginStatus.NotSupported) { Problem = new("old", "Old."), Adds = ["sampler ddim"] }],
        };

        var json = JsonSerializer.Serialize(catalogue, ProtocolJson.Options);
        var again = JsonSerializer.Deserialize<Catalogue>(json, ProtocolJson.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(again, ProtocolJson.Options));
        Assert.Equal(catalogue.Models[0].Problems, again.Models[0].Problems);
        Assert.Equal(catalogue.Samplers[0].Options[0], again.Samplers[0].Options[0]);
        Assert.Equal(PluginStatus.NotSupported, again.Plugins[0].Status);
        Assert.Contains("\"status\":\"notSupported\"", json, StringComparison.Ordinal);
        Assert.Contains("猫", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_comes_back_as_it_was()
    {
        var request = new RenderRequest
        {
            Prompt = "a", Model = "pocket", Sampler = new("ddim", new JsonObject { ["eta"] = 0.1 }), Schedule = new("karras"), Steps = 3, Cfg = 0.1 + 0.2,
            Seed = long.MaxValue, Rng = RandomSourceKind.Cpu, Width = 64, Height = 96, Init = new("/a.png", 0.3, ResizeMode.Stretch), PostProcess = [new("border")],
            SheetSteps = [new("grid")], Sheet = new(new("grid"), [new("/a.png", 7)]), Format = PictureFileFormat.Jpeg, Quality = 80,
        };

        var again = JsonSerializer.Deserialize<RenderRequest>(JsonSerializer.Serialize(request, ProtocolJson.Options), ProtocolJson.Options)!;

        Assert.Equal(request.PostProcess, again.PostProcess);
        Assert.Equal(request.SheetSteps, again.SheetSteps);
        Assert.Equal(request.Sheet.Pictures, again.Sheet!.Pictures);
        Assert.Equal(request, again with { PostProcess = request.PostProcess, SheetSteps = request.SheetSteps, Sheet = request.Sheet });
    }

    [Fact]
    public void Numbers_in_quotes_are_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RenderSettings>("{ \"steps\": \"20\" }", ProtocolJson.Options));
}
