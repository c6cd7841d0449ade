using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Telemetry;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>
/// A drop's way from its claimed folder to done/ or failed/, but for its renders. Every step looks first at what is on
/// the disk, so the same code serves a new drop and one that a crash left anywhere.
/// </summary>
internal sealed class DropWork(Claim claim, DropPlanner planner, PlanShelf plans, RenderStep renders, DropOutcomes outcomes, DropRetry retry, DropFinish finish, DropNews news, DropTrace trace, AgentMetrics metrics)
{
    /// <summary>Renames what a crash left of a group in the watch. Returns what is known of a member that is held by another program.</summary>
    public Problem? CompleteClaim(DropFolder folder) => File.Exists(folder.PlanFile) ? null : claim.Complete(folder);

    /// <summary>The planned drop. Null where nothing remains to do: there was nothing to take.</summary>
    /// <exception cref="IOException">Not now, for example because another program has a source open.</exception>
    public Drop? Open(DropFolder folder)
    {
        if (CompleteClaim(folder) is { } held)
            throw new KnownProblemException(held);
        if (File.Exists(folder.PlanFile))
            return Load(folder);
        if (RemoveIfEmpty(folder))
            return null;
        var drop = plans.Put(planner.Plan(folder));
        news.Accepted(drop);
        return drop;
    }

    /// <summary>What of the drop's renders has ended.</summary>
    public RenderBoard Board(Drop drop)
    {
        var waits = drop.Plan.Renders.Where(static render => render.Members is not null).ToDictionary(static render => render.Number, static render => render.Members!);
        var board = new RenderBoard(drop.Plan.Renders.Count, waits);
        foreach (var render in drop.Plan.Renders)
        {
            if (renders.Find(drop.Folder, render.Number) is { } record)
                board.End(render.Number, record.End);
        }

        return board;
    }

    /// <summary>Whether what of it has not begun is not made any more.</summary>
    public bool IsOver(Drop drop) => outcomes.IsOver(drop);

    /// <summary>Ends a drop. A render without an outcome counts as cancelled, or as left by the window of its run.</summary>
    public void Finish(Drop drop)
    {
        plans.Remove(drop.Folder);
        var records = outcomes.Settle(drop);
        var (story, waited) = (trace.Read(drop, records), metrics.WaitOf(drop)); // its folder goes
        var finished = finish.Finish(drop, records);
        metrics.Finished(drop.Plan, finished.Succeeded, waited);
        if (story is not null)
            trace.Write(story, finished);
        news.Finished(finished);
    }

    /// <summary>Whether a drop that has just been finished is to be tried again; it is among the unfinished ones then.</summary>
    public bool ComesBack(DropFolder folder) =>
        File.Exists(folder.PlanFile) || (DropControl.Read(folder.KeptControlFile).Retry && retry.TakeBack(folder));

    private Drop? Load(DropFolder folder)
    {
        if (plans.Get(folder).TryGet(out var drop, out var problems))
        {
            retry.Prepare(drop);
            return drop;
        }

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
