using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Agent.Checks;

/// <summary>Plugins and models, as the renderer found them.</summary>
internal static class CatalogueChecks
{
    public static IEnumerable<Check> Plugins(Catalogue catalogue)
    {
        foreach (var plugin in catalogue.Plugins)
        {
            yield return plugin.Problem is { } problem && plugin.Status != PluginStatus.Disabled
                ? Faulty("plugins", plugin.Name, problem, CheckState.Warning)
                : new Check("plugins", plugin.Name, CheckState.Ok, plugin.Status == PluginStatus.Disabled ? "disabled" : $"{plugin.Version}, adds {string.Join(", ", plugin.Adds)}");
        }

        if (catalogue.Samplers.Count == 0)
            yield return new Check("plugins", "samplers", CheckState.Error, "There is none, so nothing can be rendered.") { Remedy = "Install again: plugins/AutoGen.Samplers belongs beside the executable." };
    }

    public static IEnumerable<Check> Models(Catalogue catalogue)
    {
        foreach (var model in catalogue.Models)
        {
            if (model.Problems.Count == 0)
                yield return new Check("models", model.Name, CheckState.Ok, $"{model.Kind}, {model.NativeSize} x {model.NativeSize}, {Size.Text(model.Bytes)}, {model.Path}");
            foreach (var problem in model.Problems)
                yield return Faulty("models", model.Name, problem, CheckState.Warning);
        }

        if (!catalogue.Models.Any(static model => model.Problems.Count == 0))
            yield return new Check("models", "usable models", CheckState.Error, "There is none, so nothing can be rendered.") { Remedy = "Put a model folder into the data folder's models folder, or name its parent in \"models\" of appsettings.json." };
    }

    private static Check Faulty(string area, string name, Problem problem, CheckState state) =>
        new(area, name, state, (problem.File is null ? "" : problem.File + ": ") + problem.Message) { Remedy = problem.Remedy };
}
