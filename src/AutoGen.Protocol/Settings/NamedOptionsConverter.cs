using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AutoGen.Protocol.Settings;

internal sealed class NamedOptionsConverter : JsonConverter<NamedOptions>
{
    public override NamedOptions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        NamedOptions.FromJson(JsonNode.Parse(ref reader))
        ?? throw new JsonException("A name, or an object with \"name\" and its options, is expected.");

    public override void Write(Utf8JsonWriter writer, NamedOptions value, JsonSerializerOptions options) =>
        value.ToJson().WriteTo(writer, options);
}
