using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the sampler that a request means, whatever tool its name comes from.</summary>
internal static class SamplerChoice
{
    private const string Key = "sampler";
    private const string Default = "dpmpp_2m";
    private const string EtaOption = "eta";

    /// <summary>The sampler with its options (eta among them) and the schedule glued to its name; null where there is a problem.</summary>
    public static (NamedOptions Sampler, SamplerEntry Entry, string? Schedule)? Find(RenderSettings settings, Catalogue catalogue, PlanProblems problems)
    {
        var written = settings.Sampler ?? new NamedOptions(Default);
        var available = catalogue.Samplers.Select(sampler => sampler.Name).ToList();
        if (SamplerNames.Resolve(written.Name, available) is not { } meant)
        {
            problems.Add(Unknown(written.Name, available));
            return null;
        }

        if (catalogue.Samplers.FirstOrDefault(sampler => sampler.Name == meant.Name) is not { } entry)
        {
            problems.Add(NotBuilt(written.Name, meant.Name, available));
            return null;
        }

        written = OptionNames.Translate(written, entry.Options);
        PluginOptions.Check(Key, written, entry.Options, problems);
        var named = new NamedOptions(entry.Name, written.Options.DeepClone().AsObject());
        if (settings.Eta is { } eta)
            AddEta(named, eta, entry, catalogue, problems);
        return (named, entry, meant.Schedule);
    }

    private static void AddEta(NamedOptions sampler, double eta, SamplerEntry entry, Catalogue catalogue, PlanProblems problems)
    {
        if (!TakesEta(entry))
            problems.Add(NoEta(entry.Name, catalogue));
        else if (!sampler.Options.TryAdd(EtaOption, eta))
            problems.Add(TwoEtas());
        else
            PluginOptions.Check(Key, new NamedOptions(entry.Name, new() { [EtaOption] = eta }), entry.Options, problems);
    }

    private static bool TakesEta(SamplerEntry entry) => entry.Options.Any(option => option.Name == EtaOption);

    private static Problem NoEta(string sampler, Catalogue catalogue)
    {
        var taking = catalogue.Samplers.Where(TakesEta).Select(entry => entry.Name).ToList();
        return new Problem(ProblemCodes.SettingNeedsAnother, $"The sampler {sampler} takes no eta.")
        {
            Key = EtaOption,
            Allowed = taking.Count == 0 ? "no sampler here takes it" : $"with the samplers {string.Join(", ", taking)}",
            Remedy = "Take eta out, or name another sampler.",
        };
    }

    private static Problem TwoEtas() =>
        new(ProblemCodes.SettingConflict, "eta is said twice: as a setting and among the sampler's options.") { Key = EtaOption, Remedy = "Keep one of them." };

    private static Problem NotBuilt(string written, string canonical, IReadOnlyList<string> available) =>
        new(ProblemCodes.SamplerNotBuilt, $"The sampler \"{written}\" ({canonical}) is known, but no plugin here has it.")
        {
            Key = Key,
            Value = written,
            Allowed = string.Join(", ", available),
            Remedy = "Name another; `autogen list samplers` shows them.",
        };

    private static Problem Unknown(string written, IReadOnlyList<string> available) =>
        new(ProblemCodes.SamplerUnknown, $"There is no sampler \"{written}\".")
        {
            Key = Key,
            Value = written,
            Allowed = string.Join(", ", available),
            Remedy = Remedies.Join(NearestNames.Question(written, available), "`autogen list samplers` shows them."),
        };
}
