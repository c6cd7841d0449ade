using System.Text.Json.Nodes;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Naming;

/// <summary>Options by the names that k-diffusion, ComfyUI and diffusers give them.</summary>
internal static class OptionNames
{
    private static readonly Dictionary<string, string> peers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["s_churn"] = "churn",
        ["s_noise"] = "noiseScale",
        ["s_tmin"] = "churnMin",
        ["s_tmax"] = "churnMax",
        ["r"] = "middle",
        ["r1"] = "first",
        ["r2"] = "second",
        ["ge_gamma"] = "gamma",
    };

    /// <summary>The options under the names that a plugin has for them; a name that it has not stays as it is. One that is said under two names keeps both, to be refused.</summary>
    public static NamedOptions Translate(NamedOptions given, IReadOnlyList<SettingDescription> known)
    {
        var names = known.Select(static option => option.Name).ToHashSet(StringComparer.Ordinal);
        var options = new JsonObject();
        foreach (var (name, value) in given.Options)
        {
            var own = names.Contains(name) ? name : Own(name, names);
            options[own is null || given.Options.ContainsKey(own) || options.ContainsKey(own) ? name : own] = value?.DeepClone();
        }

        return given with { Options = options };
    }

    private static string? Own(string name, HashSet<string> names)
    {
        var meant = peers.GetValueOrDefault(name) ?? string.Concat(name.Split('_').Select((part, index) => index == 0 || part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
        return names.Contains(meant) ? meant : null;
    }
}
