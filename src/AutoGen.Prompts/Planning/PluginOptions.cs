using AutoGen.Prompts.Naming;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Checks the options given for a sampler, schedule or post-processor against those it takes.</summary>
internal static class PluginOptions
{
    /// <param name="key">Where they stand, for example <c>sampler</c> or <c>postProcess[1]</c>.</param>
    /// <param name="given">The name and its options.</param>
    /// <param name="known">The options that the catalogue lists for it.</param>
    /// <param name="problems">Where to report.</param>
    public static void Check(string key, NamedOptions given, IReadOnlyList<SettingDescription> known, PlanProblems problems)
    {
        foreach (var (name, value) in given.Options)
        {
            var option = known.FirstOrDefault(option => option.Name == name);
            if (option is null)
                problems.Add(Unknown(key, given.Name, name, known));
            else if (value is not null)
                problems.AddRange(SettingValue.Read(option with { Name = $"{key}.{name}" }, value).Problems);
        }
    }

    private static Problem Unknown(string key, string owner, string name, IReadOnlyList<SettingDescription> known) =>
        new(ProblemCodes.SettingUnknown, $"{owner} has no option \"{name}\".")
        {
            Key = $"{key}.{name}",
            Value = name,
            Allowed = known.Count == 0 ? "no options" : string.Join(", ", known.Select(option => option.Name)),
            Remedy = NearestNames.Question(name, known.Select(option => option.Name)) ?? "Take it out.",
        };
}
