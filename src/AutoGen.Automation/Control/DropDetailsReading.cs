using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Control;

/// <summary>An unfinished drop in full, from its folder.</summary>
internal static class DropDetailsReading
{
    /// <summary>Null where the drop is gone: finished while we looked.</summary>
    public static DropDetails? Of(DropFolder folder)
    {
        if (DropSummaries.Of(folder) is not { } summary)
            return null;
        try
        {
            return !File.Exists(folder.PlanFile) ? new DropDetails { Summary = summary }
                : StateJson.Read<DropPlan>(folder.PlanFile).TryGet(out var plan, out var problems)
                    ? new DropDetails { Summary = summary, Renders = Renders(folder, plan), Rejected = plan.Rejected }
                    : new DropDetails { Summary = summary, Rejected = problems };
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return Directory.Exists(folder.FullPath) ? new DropDetails { Summary = summary, Rejected = [IoProblem.From(fault, folder.FullPath, "read")] } : null;
        }
    }

    private static IReadOnlyList<RenderSummary> Renders(DropFolder folder, DropPlan plan)
    {
        var outcomes = DropSummaries.Outcomes(folder).ToDictionary(static outcome => outcome.Number, static outcome => outcome.Path);
        var attempts = Attempts(folder);
        return [.. plan.Renders.Select(Summary)];

        RenderSummary Summary(PlannedRender render)
        {
            var waiting = new RenderSummary(render.Number, RenderSummary.Waiting, render.Request.Prompt, render.Request.Seed) { Attempts = attempts.GetValueOrDefault(render.Number) };
            if (!outcomes.TryGetValue(render.Number, out var path))
                return waiting;
            return StateJson.Read<RenderRecord>(path).TryGet(out var record, out var problems)
                ? waiting with { State = Word(record.End), Attempts = record.Attempts, Path = record.Path, Problems = record.Problems }
                : waiting with { State = Word(RenderEnd.Failed), Problems = problems };
        }
    }

    /// <summary>How often each render was begun.</summary>
    private static Dictionary<int, int> Attempts(DropFolder folder) => !Directory.Exists(folder.AttemptFolder) ? [] :
        Directory.EnumerateFiles(folder.AttemptFolder, "*.started.json")
            .Select(static path => int.TryParse(Path.GetFileName(path).Split('-')[0], out var number) ? number : 0)
            .CountBy(static number => number)
            .ToDictionary();

    private static string Word(RenderEnd end) => end.ToString().ToLowerInvariant();
}
