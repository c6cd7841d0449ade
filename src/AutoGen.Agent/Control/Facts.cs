using AutoGen.Agent.Running;
using Spectre.Console;

namespace AutoGen.Agent.Control;

/// <summary>Names and what is to be said of them, one below the other. Texts are shown as they are: a file may be called <c>[red]</c>.</summary>
internal sealed class Facts
{
    private readonly Grid grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn(new GridColumn { Padding = new Padding(0) });

    public Grid Grid => grid;

    public Facts Add(string name, string text, Color? color = null)
    {
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), Shown(text, color));
        return this;
    }

    public static Text Shown(string text, Color? color = null) => new(Printable.Line(text), new Style(color));

    public static Table Table(params string[] titles)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var title in titles)
            table.AddColumn(new TableColumn(new Text(title)) { NoWrap = titles[0] == title });
        return table;
    }
}
