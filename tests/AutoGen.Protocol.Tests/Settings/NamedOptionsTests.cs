using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol.Tests.Settings;

public class NamedOptionsTests
{
    [Theory]
    [InlineData("\"euler\"", "\"euler\"")]
    [InlineData("{\"name\":\"euler\"}", "\"euler\"")]
    [InlineData("{\"eta\":0.5,\"name\":\" ddim \"}", "{\"name\":\"ddim\",\"eta\":0.5}")]
    public void A_name_and_its_options_are_written_in_the_shortest_form(string read, string written) =>
        Assert.Equal(written, NamedOptions.FromJson(JsonNode.Parse(read))!.ToJson().ToJsonString());

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\" \"")]
    [InlineData("{\"eta\":1}")]
    [InlineData("{\"name\":7}")]
    [InlineData("[\"euler\"]")]
    public void What_has_no_name_is_refused(string json)
    {
        Assert.Null(NamedOptions.FromJson(JsonNode.Parse(json)));
        if (json != "null")
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NamedOptions>(json, ProtocolJson.Options));
    }

    [Fact]
    public void Equality_is_by_name_and_options()
    {
        Assert.Equal(new NamedOptions("a", new JsonObject { ["x"] = 1 }), new NamedOptions("a", new JsonObject { ["x"] = 1 }));
        Assert.NotEqual(new NamedOptions("a", new JsonObject { ["x"] = 1 }), new NamedOptions("a"));
        Assert.NotEqual(new NamedOptions("a"), new NamedOptions("b"));
    }
}
