using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Running;

/// <summary>
/// A drop's way from its claimed folder to done/ or failed/. Every step looks first at what is on the disk, so the same
/// code serves a new drop and one that a crash left anywhere.
/// </summary>
internal sealed class DropWork(Claim claim, DropPlanner planner, RenderStep renders, DropFinish finish, DropNews news)
{
    /// <summary>The planned drop. Null where nothing remains to do: there was nothing to take, or all was refused and is finished.</summary>
    public Drop? Open(DropFolder folder)
    {
        CompleteClaim(folder);
        if (File.Exists(folder.PlanFile))
            return Load(folder);
        if (RemoveIfEmpty(folder))
            return null;
        var drop = planner.Plan(folder);
        news.Accepted(drop);
        if (drop.Plan.Renders.Count > 0)
            return drop;
        Finish(drop);
        return null;
    }

    public void CompleteClaim(DropFolder folder)
    {
        if (!File.Exists(folder.PlanFile))
            claim.Complete(folder);
    }

    /// <summary>Renders what has no outcome yet, in order, and finishes the drop.</summary>
    public async Task RunAsync(Drop drop, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= drop.Plan.Renders.Count; number++)
        {
            if (renders.Find(drop.Folder, number) is not null)
                continue;
            if (await renders.RunAsync(drop, number, cancellationToken) is not { } record)
                return;
            news.Rendered(drop, record);
        }

        Finish(drop);
    }

    private void Finish(Drop drop) =>
        news.Finished(finish.Finish(drop, [.. drop.Plan.Renders.Select(render => renders.Find(drop.Folder, render.Number)!)]));

    private Drop? Load(DropFolder folder)
    {
        if (StateJson.Read<DropPlan>(folder.PlanFile).TryGet(out var plan, out var problems))
            return new Drop(folder, plan);
        return RemoveIfEmpty(folder) ? null : new Drop(folder, planner.Damaged(folder, problems));
    }

    private bool RemoveIfEmpty(DropFolder folder)
    {
        var empty = DropPlanner.Sources(folder).Count == 0;
        if (empty)
            finish.RemoveFolder(folder);
        return empty;
    }
}
