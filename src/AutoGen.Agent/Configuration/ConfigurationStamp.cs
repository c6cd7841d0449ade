using System.Globalization;
using AutoGen.Automation.Schedules;

namespace AutoGen.Agent.Configuration;

/// <summary>What shows that a file of the configuration was changed, added or removed: names, times and sizes.</summary>
internal static class ConfigurationStamp
{
    public static string Of(Places places) =>
        string.Join('\n', ConfigurationLayer.Of(places).SelectMany(Files).Append(ScheduleSwitches.PathIn(places.Data)).Select(Describe));

    private static IEnumerable<string> Files(ConfigurationLayer layer) =>
        [layer.SettingsFile, layer.WatchesFile, .. In(layer.RecipesFolder), .. In(layer.SchedulesFolder)];

    private static IEnumerable<string> In(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder).Order(StringComparer.Ordinal) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return []; // as good as not there; reading what is in it will say why
        }
    }

    private static string Describe(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{path} {file.LastWriteTimeUtc.Ticks} {file.Length}") : path;
    }
}
