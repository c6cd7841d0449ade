using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Files;

/// <summary>The JSON of our own files: camelCase, indented, readable by a person.</summary>
internal static class StateJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new NamedOptionsConverter() },
    };

    /// <summary>Reads a file that we wrote; a damaged one is a problem, not a crash.</summary>
    public static Result<T> Read<T>(string path)
        where T : class
    {
        try
        {
            if (JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Options) is { } value)
                return value;
        }
        catch (JsonException)
        {
        }

        return new Problem("state-file-damaged", "This file of AutoGen's own is damaged.")
        {
            File = path,
            Remedy = "Check the disk; then drop the source again.",
        };
    }

    private sealed class NamedOptionsConverter : JsonConverter<NamedOptions>
    {
        public override NamedOptions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var fields = JsonNode.Parse(ref reader) as JsonObject;
            return fields?["name"] is JsonValue name && fields["options"] is JsonObject values
                ? new NamedOptions(name.GetValue<string>(), values.DeepClone().AsObject())
                : throw new JsonException("A name and options were expected.");
        }

        public override void Write(Utf8JsonWriter writer, NamedOptions value, JsonSerializerOptions options) =>
            new JsonObject { ["name"] = value.Name, ["options"] = value.Options.DeepClone() }.WriteTo(writer, options);
    }
}
