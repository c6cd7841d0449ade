using System.Text.Json.Nodes;
using AutoGen.Protocol.Catalogues;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

internal sealed class PostProcessorList() : CatalogueList("post-processors", "Steps between picture and file, with their options.")
{
    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Options", "Plugin");
        foreach (var postProcessor in catalogue.PostProcessors)
            Row(table, postProcessor.Name, Options(postProcessor.Options), postProcessor.Plugin);
        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(catalogue.PostProcessors);
}
