using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>A drop in the index. Only the <see cref="Backlog"/> touches it, under its lock.</summary>
internal sealed class BacklogDrop(DropFolder folder)
{
    public DropFolder Folder { get; set; } = folder;

    public DropControl Control { get; set; } = new();

    /// <summary>Null until it is planned, or its plan is read again.</summary>
    public DropOutline? Outline { get; private set; }

    public RenderBoard? Board { get; private set; }

    /// <summary>It broke something of ours, and is left alone until the agent's next start.</summary>
    public bool Broken { get; set; }

    /// <summary>Somebody works on its folder as a whole.</summary>
    public bool InWork { get; set; }

    /// <summary>How long it is left alone.</summary>
    public Delay? Rest { get; set; }

    /// <summary>What it waits for, besides its turn.</summary>
    public Problem? WaitsFor { get; set; }

    /// <summary>Its place among drops of equal priority: the lowest is next.</summary>
    public long Turn { get; set; }

    /// <summary>None of its renders was taken yet.</summary>
    public bool Fresh { get; set; } = true;

    /// <summary>Renders with Quartz, waiting or under way.</summary>
    public int InHand { get; set; }

    /// <summary>Numbers of the renders under way.</summary>
    public HashSet<int> Running { get; } = [];

    public int Priority => Control.Priority ?? Folder.Watch.Priority;

    /// <summary>Whether it needs something that is no render: to be planned or read, or finished.</summary>
    public bool NeedsWork(TimeProvider time) => !Broken && !InWork && (Board is null || (InHand == 0 && (Board.IsComplete || Control.Cancelled || IsClosed(time))));

    public bool MayRender(TimeProvider time) => Board is not null && !Broken && !InWork && !Control.Held && !Control.Cancelled && !Control.Retry && !IsClosed(time);

    /// <summary>The window of its run is over: what has not begun is left.</summary>
    public bool IsClosed(TimeProvider time) => !Control.AnyTime && Outline?.Closes <= time.GetUtcNow();

    public bool IsResting(TimeProvider time) => Rest?.Left(time) > TimeSpan.Zero;

    public void Open(DropOutline outline, RenderBoard board) => (Outline, Board) = (outline, board);

    public void Close() => (Outline, Board) = (null, null);

    public DropSummary Summary() => new()
    {
        Id = Folder.Id,
        Watch = Folder.Watch.Name,
        Source = Outline?.Source ?? "?",
        State = State,
        Priority = Priority,
        Created = Outline?.Created ?? default,
        Renders = Outline?.Renders ?? 0,
        Completed = Board?.Completed ?? 0,
        Failed = Board?.Failed ?? 0,
        WaitsFor = WaitsFor,
    };

    private DropState State =>
        Running.Count > 0 ? DropState.Running
        : Control.Held ? DropState.Held
        : Board is null ? DropState.Planning
        : DropState.Waiting;
}
