using AutoGen.Automation.Notices;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Agent.Configuration;

/// <summary>The configuration of all layers together, with everything that is wrong with it and where each value came from.</summary>
internal sealed record AgentConfiguration(
    AgentSettings Settings,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<ConfiguredValue> Values,
    IReadOnlyList<string> Files)
{
    /// <summary>Reads and checks; touches nothing.</summary>
    public static AgentConfiguration Load(Places places)
    {
        var stamp = ConfigurationStamp.Of(places); // before anything is read: what changes meanwhile is another state
        var layers = ConfigurationLayer.Of(places);
        var settings = new SettingsReading();
        var recipes = new Recipes(layers);
        var (watches, schedules) = (new WatchesReading(recipes), new SchedulesReading(recipes, new ScheduleSwitches(places.Data)));
        var files = new List<ConfigurationFile>();
        foreach (var layer in layers)
        {
            if (layer.Root != places.Workspace) // whoever may write into a watched folder's parent may not load plugins
                settings.AddFoldersOf(layer);
            settings.Read(layer, Open(layer.SettingsFile, files));
            if (layer.Root != places.Installation) // upgrades replace it: watches do not live there
            {
                watches.Read(layer, Open(layer.WatchesFile, files));
                schedules.Read(layer);
            }
        }

        if (places.Workspace is { } workspace && files.TrueForAll(static file => file.Problems.Count == 0))
            watches.AddDefault(workspace);
        var read = settings.Finish();
        var (running, refused) = schedules.Finish(watches.Watches, read.Notices);
        read = read with { Watches = [.. watches.Watches, .. running], RefusedSchedules = refused, Stamp = stamp };
        read = read with { Reports = read.Reports with { Folder = places.Reports } };
        read = read with { OwnFolders = [places.Installation, places.Data, .. layers.Select(static layer => layer.ConfigFolder), .. read.ModelRoots, .. read.PluginRoots, places.Reports] };
        return new AgentConfiguration(
            read,
            [.. files.SelectMany(static file => file.Problems), .. WatchValidation.Check(watches.Watches, read.OwnFolders), .. NoticeCheck.Check(read.Notices, watches.Watches), .. read.Telemetry.Problems()],
            [.. settings.Values, .. watches.Values, .. schedules.Values],
            [.. files.Select(static file => file.Path)]);
    }

    public static Problem NothingToWatch(Places places) => new("nothing-to-watch", "There is no watched folder.")
    {
        Remedy = $"Name a workspace with --workspace, or configure watches in {Path.Combine(places.Data, "config", "watches.json")}.",
    };

    private static ConfigurationFile Open(string path, List<ConfigurationFile> files)
    {
        files.Add(new ConfigurationFile(path));
        return files[^1];
    }
}
