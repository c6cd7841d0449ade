using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Control;

/// <summary>An unfinished drop in one line, from its folder.</summary>
internal static class DropSummaries
{
    /// <summary>Null where the drop is gone: finished while we looked.</summary>
    public static DropSummary? Of(DropFolder folder)
    {
        try
        {
            return File.Exists(folder.PlanFile) ? Planned(folder) : Claimed(folder);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return Directory.Exists(folder.FullPath) ? Empty(folder) with { WaitsFor = IoProblem.From(fault, folder.FullPath, "read") } : null;
        }
    }

    private static DropSummary Planned(DropFolder folder)
    {
        var control = DropControl.Read(folder);
        if (!StateJson.Read<PlanHead>(folder.PlanFile).TryGet(out var plan, out var problems))
            return Claimed(folder) with { WaitsFor = problems[0] };
        var ends = Outcomes(folder).Select(outcome => End(outcome.Path)).ToList();
        return Empty(folder) with
        {
            Watch = plan.Watch,
            Source = plan.Sources.FirstOrDefault("?"),
            State = control.Held ? DropState.Held : DropState.Waiting,
            Priority = control.Priority ?? folder.Watch.Priority,
            Created = plan.Created,
            Renders = plan.Renders.Count,
            Completed = ends.Count(static end => end == RenderEnd.Completed),
            Failed = ends.Count(static end => end != RenderEnd.Completed),
        };
    }

    private static DropSummary Claimed(DropFolder folder)
    {
        var control = DropControl.Read(folder);
        return Empty(folder) with
        {
            Source = DropPlanner.Sources(folder).FirstOrDefault("?"),
            State = control.Held ? DropState.Held : DropState.Planning,
            Priority = control.Priority ?? folder.Watch.Priority,
            Created = Directory.GetCreationTimeUtc(folder.FullPath),
        };
    }

    /// <summary>Numbers and paths of the outcome files, in no order.</summary>
    public static IEnumerable<(int Number, string Path)> Outcomes(DropFolder folder) => !Directory.Exists(folder.RenderFolder) ? [] :
        Directory.EnumerateFiles(folder.RenderFolder, "*.json")
            .Select(static path => (int.TryParse(Path.GetFileNameWithoutExtension(path), out var number) ? number : 0, path))
            .Where(static outcome => outcome.Item1 > 0);

    private static RenderEnd End(string outcome) =>
        StateJson.Read<OutcomeHead>(outcome).TryGet(out var head, out _) ? head.End : RenderEnd.Failed;

    private static DropSummary Empty(DropFolder folder) =>
        new() { Id = folder.Id, Watch = folder.Watch.Name, Source = "?", State = DropState.Planning };
}
