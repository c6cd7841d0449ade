using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the guidance that a request names.</summary>
internal static class GuidanceChoice
{
    private const string Key = "guidance";

    /// <summary>Null where none is named, so that plain classifier-free guidance runs, or where there is a problem.</summary>
    public static NamedOptions? Find(NamedOptions? written, Catalogue catalogue, PlanProblems problems)
    {
        if (written is null)
            return null;
        var available = catalogue.Guidance.Select(guidance => guidance.Name).ToList();
        var meant = GuidanceNames.Resolve(written.Name, available);
        if (catalogue.Guidance.FirstOrDefault(guidance => guidance.Name == meant) is not { } entry)
        {
            problems.Add(Unknown(written.Name, available));
            return null;
        }

        PluginOptions.Check(Key, written, entry.Options, problems);
        return new NamedOptions(entry.Name, written.Options.DeepClone().AsObject());
    }

    private static Problem Unknown(string written, IReadOnlyList<string> available) =>
        new(ProblemCodes.GuidanceUnknown, $"There is no guidance \"{written}\".")
        {
            Key = Key,
            Value = written,
            Allowed = available.Count == 0 ? "none is there" : string.Join(", ", available),
            Remedy = Remedies.Join(NearestNames.Question(written, available), "`autogen list guidance` shows them."),
        };
}
