using AutoGen.Automation.Drops;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Schedules;

namespace AutoGen.Automation.Running;

/// <summary>How the renders of a drop end that are not begun any more: somebody cancelled it, or the window of its run is over.</summary>
internal sealed class DropOutcomes(RenderStep renders, RenderEnds ends, Cancellation cancellation, CarriedRenders carried, TimeProvider time)
{
    /// <summary>Whether what has not begun is not made any more.</summary>
    public bool IsOver(Drop drop) =>
        DropControl.Read(drop.Folder) is var control && (control.Cancelled || (!control.AnyTime && drop.Plan.Schedule?.Closes <= time.GetUtcNow()));

    /// <summary>How every render of a drop that ends has ended. What its window leaves to the next run is left there.</summary>
    public IReadOnlyList<RenderRecord> Settle(Drop drop)
    {
        var control = DropControl.Read(drop.Folder);
        if (drop.Plan.Schedule is not { Closes: not null } run || control.Cancelled)
            return cancellation.SettleAll(drop);
        IReadOnlyList<RenderRecord> records = [.. drop.Plan.Renders.Select(render => renders.Settled(drop.Folder, render.Number) ?? Left(drop, render.Number, run))];
        if (!control.AnyTime) // else it has left it already
            carried.Leave(drop, records);
        return records;
    }

    /// <summary>On the disk: another try at the rest must not make it too.</summary>
    private RenderRecord Left(Drop drop, int number, ScheduledRun run) =>
        renders.Leave(drop.Folder, ends.Left(number, AttemptLog.Of(drop.Folder, number).Count, run));
}
