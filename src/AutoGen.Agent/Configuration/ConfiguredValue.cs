namespace AutoGen.Agent.Configuration;

/// <summary>A value that holds, and who said so.</summary>
/// <param name="Key">For example <c>defaults.steps</c>.</param>
/// <param name="Value">As text.</param>
/// <param name="Source">File and line, or <see cref="BuiltIn"/>.</param>
internal sealed record ConfiguredValue(string Key, string Value, string Source)
{
    public const string BuiltIn = "built in";
}
