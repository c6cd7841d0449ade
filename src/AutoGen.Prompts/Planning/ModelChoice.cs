using AutoGen.Prompts.Naming;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the model that a request names: by name, or by its folder.</summary>
internal static class ModelChoice
{
    private const string Key = "model";

    /// <summary>Taken where several are there and none is named: it comes with every installation.</summary>
    private const string Fallback = "pocket";

    public static ModelEntry? Find(string? written, PlanContext context, PlanProblems problems)
    {
        var models = context.Catalogue.Models;
        var found = written is null ? Default(models) : Named(written, models, context.BaseFolder);
        if (found.Count == 1 && found[0].Problems.Count == 0)
            return found[0];
        problems.AddRange(found switch
        {
            [var broken] => broken.Problems,
            [] => [written is null ? Missing(models) : Unknown(written, models)],
            _ => [Ambiguous(written ?? Fallback, found)],
        });
        return null;
    }

    /// <summary>How the request names it: its name where that is unique, else its folder.</summary>
    public static string NameOf(ModelEntry model, Catalogue catalogue) =>
        catalogue.Models.Count(other => SameName(other, model.Name)) == 1 ? model.Name : model.Path;

    private static IReadOnlyList<ModelEntry> Default(IReadOnlyList<ModelEntry> models) =>
        models.Count == 1 ? models : [.. models.Where(model => SameName(model, Fallback))];

    private static IReadOnlyList<ModelEntry> Named(string written, IReadOnlyList<ModelEntry> models, string baseFolder)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(baseFolder, written)));
        var byFolder = models.Where(model => SamePath(model.Path, folder)).Take(1).ToList();
        return byFolder.Count == 1 ? byFolder : [.. models.Where(model => SameName(model, written))];
    }

    private static bool SameName(ModelEntry model, string name) => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool SamePath(string path, string other) =>
        Path.TrimEndingDirectorySeparator(path).Equals(other, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Names(IReadOnlyList<ModelEntry> models) =>
        models.Count == 0 ? "none is there" : string.Join(", ", models.Select(model => model.Name));

    private static Problem Missing(IReadOnlyList<ModelEntry> models) =>
        new(ProblemCodes.ModelMissing, models.Count == 0 ? "There is no model." : "No model is named and there are several.")
        {
            Key = Key,
            Allowed = Names(models),
            Remedy = models.Count == 0 ? "Put a model folder into the models folder; `autogen doctor` shows where that is." : "Name one as model.",
        };

    private static Problem Unknown(string written, IReadOnlyList<ModelEntry> models) =>
        new(ProblemCodes.ModelUnknown, $"There is no model \"{written}\".")
        {
            Key = Key,
            Value = written,
            Allowed = Names(models),
            Remedy = Remedies.Join(NearestNames.Question(written, models.Select(model => model.Name)), "`autogen list models` shows them; a running agent knows a new model after its next start."),
        };

    private static Problem Ambiguous(string written, IReadOnlyList<ModelEntry> found) =>
        new(ProblemCodes.ModelAmbiguous, $"{found.Count} models are called \"{written}\".")
        {
            Key = Key,
            Value = written,
            Allowed = string.Join(", ", found.Select(model => model.Path)),
            Remedy = "Give the folder instead of the name.",
        };
}
