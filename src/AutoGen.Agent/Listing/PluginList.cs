using System.Text.Json.Nodes;
using AutoGen.Protocol.Catalogues;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

internal sealed class PluginList() : CatalogueList("plugins", "Plugins, what they add, and why one is not active.")
{
    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Version", "Author", "Status", "What it is and adds, or why not");
        foreach (var plugin in catalogue.Plugins)
        {
            Row(
                table,
                plugin.Name,
                plugin.Version ?? "",
                plugin.Author ?? "",
                Words(plugin.Status),
                plugin.Problem?.ToString() ?? string.Join('\n', plugin.Adds.Prepend(plugin.Description).OfType<string>()));
        }

        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(catalogue.Plugins);

    private static string Words(PluginStatus status) => status switch
    {
        PluginStatus.Active => "active",
        PluginStatus.Disabled => "disabled",
        PluginStatus.NotSupported => "not supported",
        _ => "malfunctioned",
    };
}
