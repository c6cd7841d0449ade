using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the post-processors that a request names, in its order.</summary>
internal static class PostProcessChoice
{
    private const string Key = "postProcess";

    /// <summary>Those for the picture, and those from a sheet maker on.</summary>
    public static (IReadOnlyList<NamedOptions> Steps, IReadOnlyList<NamedOptions> SheetSteps) Find(IReadOnlyList<NamedOptions> written, PlanContext context, PlanProblems problems)
    {
        var known = context.Catalogue.PostProcessors;
        var (steps, sheetSteps) = (new List<NamedOptions>(), new List<NamedOptions>());
        for (var i = 0; i < written.Count; i++)
        {
            var key = written.Count == 1 ? Key : $"{Key}[{i}]";
            var entry = known.FirstOrDefault(entry => Folding.Same(entry.Name, written[i].Name));
            if (entry is null)
            {
                problems.Add(Unknown(key, written[i].Name, [.. known.Select(entry => entry.Name)]));
                continue;
            }

            PluginOptions.Check(key, written[i], entry.Options, problems);
            if (entry.Sheet && sheetSteps.Count > 0)
                problems.Add(SecondSheet(key, written[i].Name));
            (entry.Sheet || sheetSteps.Count > 0 ? sheetSteps : steps).Add(new NamedOptions(entry.Name, written[i].Options.DeepClone().AsObject()));
        }

        return (steps, sheetSteps);
    }

    private static Problem SecondSheet(string key, string written) =>
        new(ProblemCodes.SheetTwice, $"\"{written}\" makes a sheet of pictures, and a sheet is made before it already.")
        {
            Key = key,
            Value = written,
            Allowed = "one maker of sheets",
            Remedy = "Keep one of them.",
        };

    private static Problem Unknown(string key, string written, IReadOnlyList<string> known) =>
        new(ProblemCodes.PostProcessorUnknown, $"There is no post-processor \"{written}\".")
        {
            Key = key,
            Value = written,
            Allowed = known.Count == 0 ? "none is there" : string.Join(", ", known),
            Remedy = Remedies.Join(NearestNames.Question(written, known), "`autogen list post-processors` shows them."),
        };
}
