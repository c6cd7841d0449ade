namespace AutoGen.Agent.Configuration;

/// <summary>One of the places that configuration is read from. Relative paths in its files start at its root.</summary>
/// <param name="Name">installation, data or workspace.</param>
/// <param name="Root">The folder whose <c>config</c> folder is read; of the installation the folder itself.</param>
/// <param name="SettingsFile">Its appsettings.json.</param>
internal sealed record ConfigurationLayer(string Name, string Root, string SettingsFile)
{
    private const string Folder = "config";

    public string ConfigFolder => Path.Combine(Root, Folder);

    public string WatchesFile => Path.Combine(ConfigFolder, "watches.json");

    /// <summary>One schedule a file.</summary>
    public string SchedulesFolder => Path.Combine(ConfigFolder, "schedules");

    public string RecipesFolder => Path.Combine(ConfigFolder, "recipes");

    /// <summary>Lowest first: what a later one says wins.</summary>
    public static IReadOnlyList<ConfigurationLayer> Of(Places places)
    {
        var layers = new List<ConfigurationLayer>
        {
            new("installation", places.Installation, Path.Combine(places.Installation, "appsettings.json")),
            new("data", places.Data, Path.Combine(places.Data, Folder, "appsettings.json")),
        };
        if (places.Workspace is { } workspace)
            layers.Add(new ConfigurationLayer("workspace", workspace, Path.Combine(workspace, Folder, "appsettings.json")));
        return layers;
    }

    public string Resolve(string path) => Path.GetFullPath(path, Root);
}
