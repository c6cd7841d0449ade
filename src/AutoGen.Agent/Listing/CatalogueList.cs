using System.Text.Json.Nodes;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Settings;
using Spectre.Console;

namespace AutoGen.Agent.Listing;

/// <summary>One of the lists of <c>autogen list</c>.</summary>
internal abstract class CatalogueList(string name, string description)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public abstract Table Table(Catalogue catalogue);

    public abstract JsonNode Json(Catalogue catalogue);

    protected static Table Columns(params string[] titles)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var title in titles)
            table.AddColumn(new TableColumn(new Text(title)) { NoWrap = titles[0] == title });
        return table;
    }

    /// <summary>Cells are texts, never markup: a model may be called <c>[red]</c>.</summary>
    protected static void Row(Table table, params string[] cells) => table.AddRow(cells.Select(static cell => new Text(cell)));

    protected static string Options(IReadOnlyList<SettingDescription> options) => string.Join('\n', options.Select(Option));

    private static string Option(SettingDescription option) =>
        $"{option.Name}: {option.AllowedText}" + (option.Default is null ? "" : $" (default {option.Default})");
}
