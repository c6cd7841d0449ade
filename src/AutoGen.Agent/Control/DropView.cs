using System.Globalization;
using AutoGen.Automation.Control;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AutoGen.Agent.Control;

/// <summary>A drop in full, for people.</summary>
internal static class DropView
{
    /// <summary>Renders that are listed; those with problems before others.</summary>
    public const int MostRenders = 50;

    public static IRenderable Of(DropDetails details)
    {
        var drop = details.Summary;
        var facts = new Facts()
            .Add("Drop", drop.Id)
            .Add("Source", $"{drop.Source} of watch {drop.Watch}")
            .Add("State", string.Create(CultureInfo.InvariantCulture, $"{DropWords.Word(drop.State)}, priority {drop.Priority}, taken {DropWords.Moment(drop.Created)}"))
            .Add("Pictures", DropWords.Pictures(drop));
        if (drop.WaitsFor is { } waits)
            facts.Add("Waits for", waits.ToString(), Color.Yellow);
        foreach (var refused in details.Rejected.Take(MostRenders))
            facts.Add("Refused", refused.ToString(), Color.Red);
        if (details.Rejected.Count > MostRenders)
            facts.Add("", DropWords.More(details.Rejected.Count - MostRenders));
        if (details.Report is { } report)
            facts.Add("Report", report);
        return details.Renders.Count == 0 ? facts.Grid : new Rows(facts.Grid, List(details.Renders));
    }

    private static Rows List(IReadOnlyList<RenderSummary> renders)
    {
        var table = Facts.Table("Picture", "State", "Attempts", "Seed", "File, or prompt");
        var shown = renders.OrderByDescending(static render => render.Problems.Count > 0).ThenBy(static render => render.Number).Take(MostRenders);
        foreach (var render in shown.OrderBy(static render => render.Number))
        {
            table.AddRow(
                Facts.Shown(Invariant(render.Number)),
                Facts.Shown(render.State, render.State switch { "completed" => Color.Green, "waiting" or "running" => null, _ => Color.Red }),
                Facts.Shown(Invariant(render.Attempts)),
                Facts.Shown(Invariant(render.Seed)),
                new Rows([Facts.Shown(render.Path ?? render.Prompt), .. render.Problems.Select(static problem => Facts.Shown(problem.ToString(), Color.Red))]));
        }

        return renders.Count > MostRenders ? new Rows(table, new Text(DropWords.More(renders.Count - MostRenders))) : new Rows(table);
    }

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
