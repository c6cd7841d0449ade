using System.Text.Json.Nodes;
using AutoGen.Prompts;
using AutoGen.Protocol.Catalogues;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

internal sealed class ScheduleList() : CatalogueList("schedules", "Step schedules, with their options.")
{
    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Known as", "Options", "Plugin");
        foreach (var schedule in catalogue.Schedules)
            Row(table, schedule.Name, ScheduleNames.Label(schedule.Name), Options(schedule.Options), schedule.Plugin);
        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(catalogue.Schedules.Select(static schedule => new
    {
        schedule.Name,
        Label = ScheduleNames.Label(schedule.Name),
        schedule.Options,
        schedule.Plugin,
    }));
}
