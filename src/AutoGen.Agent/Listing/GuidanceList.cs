using System.Text.Json.Nodes;
using AutoGen.Prompts;
using AutoGen.Protocol.Catalogues;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

internal sealed class GuidanceList() : CatalogueList("guidance", "Ways to guide by prompt and negative prompt, with their options.")
{
    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Known as", "Options", "Plugin");
        foreach (var guidance in catalogue.Guidance)
            Row(table, guidance.Name, GuidanceNames.Label(guidance.Name), Options(guidance.Options), guidance.Plugin);
        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(catalogue.Guidance.Select(static guidance => new
    {
        guidance.Name,
        Label = GuidanceNames.Label(guidance.Name),
        guidance.Options,
        guidance.Plugin,
    }));
}
