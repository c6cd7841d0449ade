using System.Globalization;
using AutoGen.Agent.Telemetry;
using AutoGen.Automation.Health;
using AutoGen.Automation.Reports;
using AutoGen.Prompts;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Configuration;

/// <summary>Lays the appsettings.json of every layer over one another: lists add up, of everything else the later wins.</summary>
internal sealed class SettingsReading
{
    private readonly Dictionary<string, ConfiguredValue> sources = ConfigurationKeys.Scalars
        .ToDictionary(static key => key.Name, static key => new ConfiguredValue(key.Name, key.Default!, ConfiguredValue.BuiltIn));

    private readonly Dictionary<string, List<ConfiguredValue>> lists = ConfigurationKeys.Lists.ToDictionary(static key => key, static _ => new List<ConfiguredValue>());
    private readonly NoticesReading notices = new();
    private RenderSettings defaults = new();

    public IEnumerable<ConfiguredValue> Values => lists.Values.SelectMany(static list => list).Concat(sources.Values).Concat(notices.Values);

    /// <summary>Roots that need not be configured: the layer's own models and plugins folders.</summary>
    public void AddFoldersOf(ConfigurationLayer layer)
    {
        foreach (var key in new[] { ConfigurationKeys.Models, ConfigurationKeys.Plugins })
            Prepend(key, [layer.Resolve(key)], ConfiguredValue.BuiltIn);
    }

    public void Read(ConfigurationLayer layer, ConfigurationFile file)
    {
        foreach (var property in file.Read())
        {
            var source = $"{file.Path}({property.Line})";
            if (property.Name == ConfigurationKeys.DisabledPlugins)
                Prepend(property.Name, file.Texts(property) ?? [], source);
            else if (lists.ContainsKey(property.Name))
                Prepend(property.Name, (file.Texts(property) ?? []).Select(layer.Resolve), source);
            else if (property.Name == ConfigurationKeys.Notices)
                notices.Read(file, property);
            else if (property.Name == ConfigurationKeys.Defaults)
                Default(file, property);
            else
                Scalar(file, property, source);
        }
    }

    public AgentSettings Finish() => new()
    {
        ModelRoots = Texts(ConfigurationKeys.Models),
        PluginRoots = Texts(ConfigurationKeys.Plugins),
        DisabledPlugins = Texts(ConfigurationKeys.DisabledPlugins),
        Defaults = defaults,
        Notices = notices.Channels,
        Provider = Enum.Parse<OnnxProvider>(sources["provider"].Value, ignoreCase: true),
        Devices = Devices,
        Threads = int.Parse(sources["threads"].Value, CultureInfo.InvariantCulture),
        PixelLimit = long.Parse(sources["pixelLimit"].Value, CultureInfo.InvariantCulture),
        Workers = new WorkersReading(key => sources[key].Value).Read(Devices.Length),
        Health = new HealthOptions { NoticeAfter = Minutes("healthNoticeMinutes"), BacklogIdle = Minutes("healthBacklogMinutes") },
        Telemetry = new TelemetrySettings { Mode = sources["telemetry"].Value, Endpoint = sources["telemetryEndpoint"].Value, Protocol = sources["telemetryProtocol"].Value },
        LogFileMegabytes = long.Parse(sources["logFileMegabytes"].Value, CultureInfo.InvariantCulture),
        LogFiles = int.Parse(sources["logFiles"].Value, CultureInfo.InvariantCulture),
        MinimumFreeMegabytes = long.Parse(sources["minimumFreeMegabytes"].Value, CultureInfo.InvariantCulture),
        Reports = new ReportSettings
        {
            Of = sources["reports"].Value,
            Pictures = int.Parse(sources["reportPictures"].Value, CultureInfo.InvariantCulture),
            Kept = int.Parse(sources["reportsKept"].Value, CultureInfo.InvariantCulture),
        },
        LogLevel = Enum.Parse<LogLevel>(sources["logLevel"].Value, ignoreCase: true),
    };

    private string[] Devices =>
        sources["device"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named ? named : ["auto"];

    private TimeSpan Minutes(string key) => TimeSpan.FromMinutes(double.Parse(sources[key].Value, CultureInfo.InvariantCulture));

    /// <summary>Later layers stand first, because of two models of one name the first root's wins.</summary>
    private void Prepend(string key, IEnumerable<string> texts, string source) =>
        lists[key].InsertRange(0, texts.Select(text => new ConfiguredValue(key, text, source)));

    private IReadOnlyList<string> Texts(string key) => [.. lists[key].Select(static value => value.Value).Distinct()];

    private void Default(ConfigurationFile file, LocatedJson.Property property)
    {
        if (file.Settings(property, property.Name) is not { } settings)
            return;
        defaults = settings.Over(defaults);
        var lines = ((LocatedJson.Map)property.Value).Properties.ToDictionary(static key => key.Name, static key => key.Line);
        foreach (var (name, value) in SettingsJson.Write(settings))
        {
            var key = $"{property.Name}.{name}";
            sources[key] = new ConfiguredValue(key, value!.ToJsonString(ProtocolJson.Options), $"{file.Path}({lines[name]})");
        }
    }

    private void Scalar(ConfigurationFile file, LocatedJson.Property property, string source)
    {
        if (ConfigurationKeys.Scalars.FirstOrDefault(key => key.Name == property.Name) is not { } key)
            file.Unknown(property, property.Name, ConfigurationKeys.OfSettings);
        else if (file.Value(key, property) is { } value)
            sources[key.Name] = new ConfiguredValue(key.Name, string.Create(CultureInfo.InvariantCulture, $"{value}"), source);
    }
}
