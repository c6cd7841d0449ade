using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Protocol;

namespace AutoGen.Agent;

/// <summary>What <c>--json</c> prints.</summary>
internal static class JsonOutput
{
    public static JsonNode Of<T>(T value) => JsonSerializer.SerializeToNode(value, ProtocolJson.Options)!;

    /// <summary>What a failed command prints instead of its answer.</summary>
    public static JsonObject Problems(IEnumerable<Problem> problems) => new() { ["problems"] = Of(problems) };

    public static void Write(Terminal terminal, JsonNode answer) => terminal.Output.WriteLine(answer.ToJsonString(ProtocolJson.Indented));
}
