using System.Text.Json.Nodes;

namespace AutoGen.Protocol.Settings;

/// <summary>A plugin's thing by name, with the options given for it. In JSON a bare name, or an object.</summary>
/// <param name="Name">For example <c>euler_ancestral</c>.</param>
/// <param name="Options">Its options by camelCase name; empty where none are given.</param>
public sealed record NamedOptions(string Name, JsonObject Options)
{
    public NamedOptions(string name)
        : this(name, [])
    {
    }

    public bool Equals(NamedOptions? other) =>
        other is not null && Name == other.Name && JsonNode.DeepEquals(Options, other.Options);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
