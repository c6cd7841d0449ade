using System.Text.Json.Nodes;
using AutoGen.Prompts;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Settings;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

/// <summary>What has a name, options and a plugin, and nothing more: step schedules and guidance.</summary>
internal sealed class OptionsList : CatalogueList
{
    private readonly Func<Catalogue, IEnumerable<Entry>> entries;

    private OptionsList(string name, string description, Func<Catalogue, IEnumerable<Entry>> entries)
        : base(name, description) => this.entries = entries;

    public static OptionsList Schedules() => new(
        "schedules",
        "Step schedules, with their options.",
        static catalogue => catalogue.Schedules.Select(static schedule => new Entry(schedule.Name, ScheduleNames.Label(schedule.Name), schedule.Options, schedule.Plugin)));

    public static OptionsList Guidance() => new(
        "guidance",
        "Ways to guide by prompt and negative prompt, with their options.",
        static catalogue => catalogue.Guidance.Select(static guidance => new Entry(guidance.Name, GuidanceNames.Label(guidance.Name), guidance.Options, guidance.Plugin)));

    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Known as", "Options", "Plugin");
        foreach (var entry in entries(catalogue))
            Row(table, entry.Name, entry.Label, Options(entry.Options), entry.Plugin);
        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(entries(catalogue));

    /// <param name="Name">As requests say it.</param>
    /// <param name="Label">As other tools say it.</param>
    /// <param name="Options">Its options.</param>
    /// <param name="Plugin">The plugin that has it.</param>
    private sealed record Entry(string Name, string Label, IReadOnlyList<SettingDescription> Options, string Plugin);
}
