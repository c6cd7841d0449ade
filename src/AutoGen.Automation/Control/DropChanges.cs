using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Running;
using AutoGen.Automation.Scheduling;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>Changes one drop: first on the disk, then in the backlog.</summary>
internal sealed class DropChanges(Backlog backlog, DropControls controls, DropRetry retry, RenderQueue queue)
{
    private const int MostPriority = 100;

    /// <summary>Null where it is done; else why it cannot be.</summary>
    public async Task<Problem?> ApplyAsync(FoundDrop found, DropChange change, CancellationToken cancellationToken)
    {
        if (change.Priority is < -MostPriority or > MostPriority)
            return new Problem("priority-out-of-range", FormattableString.Invariant($"The priority {change.Priority} is out of range.")) { Allowed = "-100 to 100", Remedy = "Higher goes first; 0 is usual." };
        try
        {
            if (found.Folder is null)
                return change.Action == DropAction.Retry ? RetryKept(found) : Finished(found.Id);
            var control = controls.Update(found.Folder.ControlFile, state => Changed(state, change));
            backlog.Control(found.Id, control);
            if (change.Action == DropAction.Cancel)
                await queue.InterruptAsync(found.Id, cancellationToken);
            return null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, found.Folder?.FullPath ?? found.Watch.Path, "change");
        }
    }

    private static DropControl Changed(DropControl control, DropChange change) => change.Action switch
    {
        DropAction.Hold => control with { Held = true },
        DropAction.Release => control with { Held = false },
        DropAction.Cancel => control with { Cancelled = true, Held = false, Retry = false },
        DropAction.Retry => DropRetry.Again(control) with { Held = control.Held },
        _ => control with { Priority = change.Priority },
    };

    private Problem? RetryKept(FoundDrop found)
    {
        var homes = WatchFolders.Homes(found.Watch).Select(home => new DropFolder(found.Watch, found.Id) { Home = home });
        if (homes.FirstOrDefault(folder => Directory.Exists(folder.KeptPath)) is not { } kept)
            return NothingMissing(found.Id);
        if (DropRetry.ChangedSource(kept) is { } changed)
            return SourceChanged(found.Id, changed);
        if (!retry.TakeBack(kept))
            return NothingMissing(found.Id);
        backlog.Add(kept);
        return null;
    }

    private static Problem Finished(string id) => new("drop-finished", $"The drop {id} is finished.")
    {
        Value = id,
        Remedy = "autogen retry makes what is missing of it.",
    };

    private static Problem SourceChanged(string id, string source) => new("drop-source-changed", $"{source} was changed since the drop {id} was rendered: another try would make what it said before.")
    {
        File = source,
        Value = id,
        Remedy = "Move it back into the watched folder: then all of it is made as it is now.",
    };

    private static Problem NothingMissing(string id) => new("drop-nothing-missing", $"Nothing of the drop {id} can be tried again: all of it was made, or it was refused before it began.")
    {
        Value = id,
        Remedy = "Move its source back into the watched folder.",
    };
}
