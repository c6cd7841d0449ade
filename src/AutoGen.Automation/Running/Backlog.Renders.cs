using AutoGen.Automation.Drops;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>The renders on their way through Quartz.</summary>
internal sealed partial class Backlog
{
    private readonly List<FeedCandidate> candidates = []; // of the pick in hand; with 10,000 drops too large to be made anew for each

    /// <summary>Renders that are with Quartz.</summary>
    public int InHand
    {
        get
        {
            lock (gate)
                return inHand.Count;
        }
    }

    /// <summary>Chooses the render that is next, if any may start, and hands it out.</summary>
    public RenderKey? TakeRender(FeedOrder order, StartGate starts)
    {
        var closed = Closed(starts);
        lock (gate)
        {
            FindCandidates(closed);
            if (order.Pick(candidates) is not { } pick)
                return null;
            var (drop, key) = (drops[pick.Drop], new RenderKey(pick.Drop, pick.Render));
            inHand.Add(key);
            (drop.InHand, drop.Turn, drop.Fresh) = (drop.InHand + 1, ++turns, false);
            return key;
        }
    }

    /// <summary>A render that is with Quartz from before.</summary>
    public void Adopt(RenderKey key)
    {
        lock (gate)
        {
            if (inHand.Add(key) && drops.TryGetValue(key.Drop, out var drop))
                drop.InHand++;
        }
    }

    /// <summary>The folder of the drop whose render begins; null where it shall not, or not any more.</summary>
    public DropFolder? Begin(RenderKey key)
    {
        lock (gate)
        {
            if (!drops.TryGetValue(key.Drop, out var drop) || !drop.MayRender(time) || drop.IsResting(time))
                return null;
            drop.Running.Add(key.Number);
            return drop.Folder;
        }
    }

    /// <summary>A render that has begun is over, with its outcome or, where it is null, without.</summary>
    public void Over(RenderKey key, RenderEnd? end, TimeSpan rest)
    {
        lock (gate)
        {
            if (!drops.TryGetValue(key.Drop, out var drop))
                return;
            drop.Running.Remove(key.Number);
            if (end is { } known)
                drop.Board?.End(key.Number, known);
            else if (rest > TimeSpan.Zero)
                drop.Board?.Rest(key.Number, Delay.Of(rest, time));
        }
    }

    /// <summary>A render is no longer with Quartz.</summary>
    public void Release(RenderKey key)
    {
        bool work;
        lock (gate)
        {
            var known = drops.TryGetValue(key.Drop, out var drop);
            if (inHand.Remove(key) && known)
                drop!.InHand--;
            work = known && drop!.NeedsWork(time);
        }

        if (work)
            WorkCame?.Invoke();
        RendersCame?.Invoke();
    }

    /// <summary>The renders with Quartz, as known now.</summary>
    public IReadOnlyList<RenderKey> AllInHand(string? drop = null)
    {
        lock (gate)
            return [.. inHand.Where(key => drop is null || key.Drop == drop)];
    }

    /// <summary>Whether a render is under way.</summary>
    public bool IsRunning
    {
        get
        {
            lock (gate)
                return drops.Values.Any(drop => drop.Running.Count > 0);
        }
    }

    /// <summary>Numbers of a drop's renders that are under way.</summary>
    public IReadOnlySet<int> Running(string drop)
    {
        lock (gate)
            return drops.TryGetValue(drop, out var found) ? found.Running.ToHashSet() : [];
    }

    private static Problem RunBefore { get; } = new("schedule-run-before", "The run before of its schedule is not finished yet.")
    {
        Remedy = "It begins when that one ends; autogen cancel ends that one.",
    };

    /// <summary>Which watches may start nothing. Asked outside the lock: the answer may come from a share that hangs.</summary>
    private Dictionary<WatchSettings, Problem?> Closed(StartGate starts)
    {
        HashSet<WatchSettings> watches;
        lock (gate)
            watches = new(drops.Values.Select(drop => drop.Folder.Watch), ReferenceEqualityComparer.Instance);
        return watches.ToDictionary<WatchSettings, WatchSettings, Problem?>(watch => watch, starts.Closed, ReferenceEqualityComparer.Instance);
    }

    private void FindCandidates(Dictionary<WatchSettings, Problem?> closed)
    {
        candidates.Clear();
        var busy = new HashSet<string>(StringComparer.Ordinal); // schedules of which an older run is not finished
        foreach (var (id, drop) in drops.Where(entry => entry.Value.MayRender(time) && !entry.Value.IsResting(time)))
        {
            if (drop.Folder.Watch.Schedule is not null && !busy.Add(drop.Folder.Watch.Name))
            {
                drop.WaitsFor = RunBefore;
                continue;
            }

            if (!closed.TryGetValue(drop.Folder.Watch, out var why))
                continue; // new since we asked
            drop.WaitsFor = why;
            if (why is not null || drop.Board!.Next(number => drop.InHand > 0 && inHand.Contains(new RenderKey(id, number)), time) is not { } number)
                continue;
            candidates.Add(new FeedCandidate(id, drop.Priority, drop.Turn, drop.Fresh, drop.Outline!.ModelOf(number)) { Render = number });
        }
    }
}
