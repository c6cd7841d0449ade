using System.Text.Json;
using System.Text.Json.Nodes;

namespace AutoGen.Protocol.Settings;

/// <summary>A plugin's thing by name, with the options given for it. In JSON a bare name, or an object.</summary>
/// <param name="Name">For example <c>euler_ancestral</c>.</param>
/// <param name="Options">Its options by camelCase name; empty where none are given.</param>
public sealed record NamedOptions(string Name, JsonObject Options)
{
    private const string NameKey = "name";

    public NamedOptions(string name)
        : this(name, [])
    {
    }

    /// <summary>From a bare name, or an object whose <c>name</c> stands beside the options; null where it is neither.</summary>
    public static NamedOptions? FromJson(JsonNode? node)
    {
        var written = node is JsonObject given ? given[NameKey] : node;
        if (written?.GetValueKind() != JsonValueKind.String || written.GetValue<string>().Trim() is not { Length: > 0 } name)
            return null;
        var options = node is JsonObject ? node.DeepClone().AsObject() : [];
        options.Remove(NameKey);
        return new NamedOptions(name, options);
    }

    /// <summary>A bare name where there are no options, else an object that begins with <c>name</c>.</summary>
    public JsonNode ToJson()
    {
        if (Options.Count == 0)
            return JsonValue.Create(Name);
        var json = Options.DeepClone().AsObject();
        json.Insert(0, NameKey, Name);
        return json;
    }

    public bool Equals(NamedOptions? other) =>
        other is not null && Name == other.Name && JsonNode.DeepEquals(Options, other.Options);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
