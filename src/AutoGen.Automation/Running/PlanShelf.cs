using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>The plans that were read last: a drop's renders follow one another, and a plan may be long.</summary>
internal sealed class PlanShelf
{
    /// <summary>Renders of all plans kept, but for the last one, which is kept whatever its size.</summary>
    private const int MostRenders = 20_000;

    private readonly Lock gate = new();
    private readonly LinkedList<Drop> kept = [];

    public Result<Drop> Get(DropFolder folder)
    {
        lock (gate)
        {
            if (kept.FirstOrDefault(drop => drop.Folder.FullPath == folder.FullPath) is { } known)
            {
                kept.Remove(known);
                kept.AddFirst(known);
                return known;
            }
        }

        return StateJson.Read<DropPlan>(folder.PlanFile).TryGet(out var plan, out var problems) ? Put(new Drop(folder, plan)) : Result<Drop>.Fail(problems);
    }

    public Drop Put(Drop drop)
    {
        lock (gate)
        {
            Remove(drop.Folder);
            kept.AddFirst(drop);
            while (kept.Count > 1 && (kept.Sum(other => other.Plan.Renders.Count) > MostRenders || kept.Count > 32))
                kept.RemoveLast();
        }

        return drop;
    }

    public void Remove(DropFolder folder)
    {
        lock (gate)
        {
            if (kept.FirstOrDefault(drop => drop.Folder.FullPath == folder.FullPath) is { } known)
                kept.Remove(known);
        }
    }
}
