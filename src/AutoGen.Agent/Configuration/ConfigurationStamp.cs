using System.Globalization;

namespace AutoGen.Agent.Configuration;

/// <summary>What shows that a file of the configuration was changed, added or removed: names, times and sizes.</summary>
internal static class ConfigurationStamp
{
    public static string Of(Places places) =>
        string.Join('\n', ConfigurationLayer.Of(places).SelectMany(Files).Select(Describe));

    private static IEnumerable<string> Files(ConfigurationLayer layer)
    {
        string[] recipes = [];
        try
        {
            recipes = Directory.Exists(layer.RecipesFolder) ? Directory.GetFiles(layer.RecipesFolder) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // as good as not there; reading the recipe will say why
        }

        return [layer.SettingsFile, layer.WatchesFile, .. recipes.Order(StringComparer.Ordinal)];
    }

    private static string Describe(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{path} {file.LastWriteTimeUtc.Ticks} {file.Length}") : path;
    }
}
