using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Protocol.Catalogues;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

internal sealed class ModelList() : CatalogueList("models", "Models of the model folders, and what is wrong with those that cannot be used.")
{
    public override Table Table(Catalogue catalogue)
    {
        var table = Columns("Name", "Kind", "Native size", "Megabytes", "Folder, or what is wrong");
        foreach (var model in catalogue.Models)
        {
            Row(
                table,
                model.Name,
                model.Kind,
                model.NativeSize == 0 ? "" : $"{model.NativeSize} x {model.NativeSize}",
                (model.Bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture),
                model.Problems.Count == 0 ? model.Path : string.Join('\n', model.Problems));
        }

        return table;
    }

    public override JsonNode Json(Catalogue catalogue) => JsonOutput.Of(catalogue.Models);
}
