using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AutoGen.Protocol.Workers;

namespace AutoGen.Protocol.Tests.Workers;

/// <summary>docs/worker-protocol.md shows every message as it is.</summary>
public sealed partial class WorkerMessageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "worker-protocol.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Examples => [.. JsonBlock().Matches(Page).Select(static block => block.Groups["json"].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read_and_written_again_without_a_change(string line)
    {
        var example = JsonNode.Parse(line)!;
        var type = example["type"]!.GetValue<string>();

        var again = TypesOf<WorkerCommand>().Contains(type) ? Again<WorkerCommand>(line) : Again<WorkerEvent>(line);

        Assert.DoesNotContain('\n', line);
        Assert.True(JsonNode.DeepEquals(example, again), $"{line}\nbecame\n{again!.ToJsonString()}");
    }

    [Fact]
    public void Every_message_has_an_example_and_the_page_names_the_version()
    {
        var shown = JsonBlock().Matches(Page).Select(static block => JsonNode.Parse(block.Groups["json"].Value)!["type"]!.GetValue<string>());

        Assert.Equal(TypesOf<WorkerCommand>().Concat(TypesOf<WorkerEvent>()).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
        Assert.Contains($"Version: {WorkerProtocol.Version}.", Page, StringComparison.Ordinal);
    }

    private static JsonNode? Again<T>(string line) =>
        JsonSerializer.SerializeToNode(JsonSerializer.Deserialize<T>(line, ProtocolJson.Options), ProtocolJson.Options);

    private static List<string> TypesOf<T>() =>
        [.. typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(static type => (string)type.TypeDiscriminator!)];

    [GeneratedRegex("```json\n(?<json>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
