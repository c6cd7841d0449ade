using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>
/// The drops that are still to do. Only an index: their folders are the backlog, and it is filled from them at start.
/// </summary>
internal sealed partial class Backlog(TimeProvider time)
{
    /// <summary>How long a drop is left alone whose own files could not be written (full disk, lost share).</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, BacklogDrop> drops = new(StringComparer.Ordinal);
    private readonly HashSet<RenderKey> inHand = []; // also of drops that are not known yet: what Quartz still had at the start
    private long turns;

    /// <summary>Raised, on any thread, when a drop needs work that is no render.</summary>
    public event Action? WorkCame;

    /// <summary>Raised, on any thread, when a render may have become free to start, or a place for one.</summary>
    public event Action? RendersCame;

    /// <summary>Adds a drop that is not yet known; whether it was not.</summary>
    public bool Add(DropFolder folder)
    {
        lock (gate)
        {
            if (!drops.TryAdd(folder.Id, new BacklogDrop(folder) { Control = DropControl.Read(folder), InHand = inHand.Count(key => key.Drop == folder.Id) }))
                return false;
        }

        WorkCame?.Invoke();
        return true;
    }

    /// <summary>
    /// Adds a drop whose folder is about to be made: it is the caller's until <see cref="Made"/> or <see cref="Forget"/>, and no scan takes it for an
    /// empty one. False where one of that id is there.
    /// </summary>
    public bool Reserve(DropFolder folder)
    {
        lock (gate)
            return drops.TryAdd(folder.Id, new BacklogDrop(folder) { InWork = true });
    }

    /// <summary>The folder of a reserved drop is whole.</summary>
    public void Made(DropFolder folder)
    {
        Postpone(folder.Id, TimeSpan.Zero, null);
        WorkCame?.Invoke();
    }

    /// <summary>Drops to plan, to read or to finish, the last kind first, oldest first; each is the caller's until <see cref="Opened"/>, <see cref="Postpone"/>, <see cref="SetAside"/> or <see cref="Forget"/>.</summary>
    public IReadOnlyList<DropFolder> TakeWork(int most)
    {
        lock (gate)
        {
            var taken = drops.Values.Where(drop => drop.NeedsWork(time) && !drop.IsResting(time)).OrderBy(drop => drop.Board is null).Take(most).ToList();
            taken.ForEach(drop => drop.InWork = true);
            return [.. taken.Select(drop => drop.Folder)];
        }
    }

    /// <summary>A drop's plan and what of it has ended are known; its renders may start.</summary>
    public void Opened(DropFolder folder, DropOutline outline, RenderBoard board)
    {
        lock (gate)
        {
            if (!drops.TryGetValue(folder.Id, out var drop))
                return;
            drop.Open(outline, board);
            (drop.InWork, drop.Rest, drop.WaitsFor, drop.Control) = (false, null, null, DropControl.Read(folder));
            drop.Turn = turns;
            if (drop.Control.Retry) // asked for while its folder was read: it is read again
                drop.Close();
        }

        RendersCame?.Invoke();
    }

    /// <summary>Leaves a drop alone for a while.</summary>
    public void Postpone(string id, TimeSpan rest, Problem? why)
    {
        lock (gate)
        {
            if (drops.TryGetValue(id, out var drop))
                (drop.InWork, drop.Rest, drop.WaitsFor) = (false, Delay.Of(rest, time), why);
        }
    }

    /// <summary>Ends the rests of drops that are not planned yet.</summary>
    public void Wake()
    {
        lock (gate)
        {
            foreach (var drop in drops.Values.Where(drop => drop.Board is null))
                drop.Rest = null;
        }

        WorkCame?.Invoke();
    }

    /// <summary>Leaves a drop alone until the agent's next start.</summary>
    public void SetAside(string id, Problem why)
    {
        lock (gate)
        {
            if (drops.TryGetValue(id, out var drop))
                (drop.InWork, drop.Broken, drop.WaitsFor) = (false, true, why);
        }
    }

    /// <summary>The folder of a drop is not there: somebody removed it, or its drive is gone and may come back.</summary>
    public void Missed(DropFolder folder)
    {
        if (Directory.Exists(WatchFolders.Drops(folder.Home))) // an empty mount point is no home
            Forget(folder.Id);
        else
            Postpone(folder.Id, RetryAfter, IoProblem.From(new DirectoryNotFoundException(), folder.Home, "go on in"));
    }

    /// <summary>A drop that is finished or gone.</summary>
    public void Forget(string id)
    {
        bool waited;
        lock (gate)
            waited = drops.Remove(id, out var gone) && gone.Folder.Watch.Schedule is not null;
        if (waited) // for it, the next run of its schedule
            RendersCame?.Invoke();
    }

    /// <summary>Takes over changed settings of watches. The drops of one that is no more are finished as it was.</summary>
    public void KeepWatches(IReadOnlyList<WatchSettings> watches)
    {
        lock (gate)
        {
            foreach (var drop in drops.Values)
            {
                if (watches.FirstOrDefault(watch => watch.Path == drop.Folder.Watch.Path) is { } watch)
                    drop.Folder = drop.Folder with { Watch = watch };
            }
        }
    }

    /// <summary>Takes over what somebody wants of a drop.</summary>
    public void Control(string id, DropControl control)
    {
        lock (gate)
        {
            if (!drops.TryGetValue(id, out var drop))
                return;
            drop.Control = control;
            if (control.Retry)
                drop.Close();
        }

        WorkCame?.Invoke();
        RendersCame?.Invoke();
    }

    /// <summary>Time until the next rest of anything is over; null where nothing rests.</summary>
    public TimeSpan? SoonestRest()
    {
        lock (gate)
        {
            var rests = drops.Values.SelectMany(drop => new[] { drop.Rest?.Left(time), drop.Board?.SoonestRest(time), drop.Outline?.Closes - time.GetUtcNow() }).OfType<TimeSpan>().Where(rest => rest > TimeSpan.Zero);
            return rests.Select(rest => (TimeSpan?)rest).Min();
        }
    }

    /// <summary>Where a drop lies that is not finished.</summary>
    public DropFolder? Find(string id)
    {
        lock (gate)
            return drops.TryGetValue(id, out var drop) ? drop.Folder : null;
    }

    /// <summary>How an unfinished drop stands.</summary>
    public DropSummary? Summary(string id)
    {
        lock (gate)
            return drops.TryGetValue(id, out var drop) ? drop.Summary() : null;
    }

    /// <summary>All drops, oldest first.</summary>
    public IReadOnlyList<DropSummary> Summaries()
    {
        lock (gate)
            return [.. drops.Values.Select(drop => drop.Summary())];
    }
}
