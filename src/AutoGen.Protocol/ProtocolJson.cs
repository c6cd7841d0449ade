using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol;

/// <summary>The one JSON form of every protocol type: in files, in <c>--json</c> output and between processes.</summary>
public static class ProtocolJson
{
    /// <summary>camelCase names and enum texts, a bare name for options without options, nothing for null, other scripts unescaped.</summary>
    public static JsonSerializerOptions Options { get; } = Create(indented: false);

    /// <summary>The same with line breaks, for files and output that people read.</summary>
    public static JsonSerializerOptions Indented { get; } = Create(indented: true);

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new NamedOptionsConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
