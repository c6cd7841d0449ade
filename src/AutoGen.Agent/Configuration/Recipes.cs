using AutoGen.Prompts;
using AutoGen.Prompts.Naming;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Configuration;

/// <summary>Recipes by name: <c>config/recipes/NAME.json</c>, of the latest layer that has it.</summary>
internal sealed class Recipes(IReadOnlyList<ConfigurationLayer> layers)
{
    private const string Extension = ".json";

    /// <summary>The settings that a watch names or holds.</summary>
    public RenderSettings? Read(ConfigurationFile file, LocatedJson.Property property, string key)
    {
        if (property.Value is LocatedJson.Map)
            return file.Settings(property, key);
        var name = property.Value.ToNode()?.ToString() ?? "";
        var path = layers.Reverse().Select(layer => Path.Combine(layer.RecipesFolder, name + Extension)).FirstOrDefault(File.Exists);
        if (path is null || Path.GetFileName(name) != name)
        {
            file.Problems.Add(Missing(name) with { File = file.Path, Line = property.Line, Key = key });
            return null;
        }

        var recipe = SettingsJson.Read(path);
        file.Problems.AddRange(recipe.Problems);
        return recipe.Value;
    }

    private Problem Missing(string name)
    {
        var known = layers.Select(static layer => layer.RecipesFolder).Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*" + Extension))
            .Select(static path => Path.GetFileNameWithoutExtension(path)!).Distinct().Order(StringComparer.Ordinal).ToList();
        return new Problem("recipe-missing", $"There is no recipe \"{name}\".")
        {
            Value = name,
            Allowed = known.Count == 0 ? "an object of render settings" : $"{string.Join(", ", known)}, or an object of render settings",
            Remedy = NearestNames.Question(name, known) ?? $"Write it as config/recipes/{(name.Length == 0 ? "NAME" : name)}.json.",
        };
    }
}
