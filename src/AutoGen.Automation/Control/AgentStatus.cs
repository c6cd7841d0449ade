using System.Text.Json.Serialization;
using AutoGen.Automation.Health;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Control;

/// <summary>How the agent and its work stand: the answer of <c>autogen status</c>.</summary>
public sealed record AgentStatus
{
    /// <summary>False where this was read from the files because no agent runs.</summary>
    public required bool Running { get; init; }

    public int? ProcessId { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether the service manager of Windows, or systemd, has started it.</summary>
    public bool AsService { get; init; }

    /// <summary>The session of Windows that it runs in; 0 is that of services. Null on other systems.</summary>
    public int? SessionId { get; init; }

    /// <summary>Whether somebody paused it: no render is started and no model is in memory.</summary>
    public bool Paused { get; init; }

    /// <summary>Absolute path of the folder of report pages.</summary>
    public string? Reports { get; init; }

    public IReadOnlyList<WorkerStatus> Workers { get; init; } = [];

    public IReadOnlyList<WatchStatus> Watches { get; init; } = [];

    public IReadOnlyList<ScheduleStatus> Schedules { get; init; } = [];

    /// <summary>Drops that are not finished, in the order in which they were taken.</summary>
    public IReadOnlyList<DropSummary> Drops { get; init; } = [];

    /// <summary>What the last look at everything found; null before the first one, and where no agent runs.</summary>
    public AgentHealth? Health { get; init; }

    /// <summary>What keeps work from going on: full disk, unknown catalogue, refused configuration ...</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>A worker process, or the place for one.</summary>
/// <param name="Slot">From 0.</param>
/// <param name="State">What it does.</param>
public sealed record WorkerStatus(int Slot, WorkerState State)
{
    public int? ProcessId { get; init; }

    /// <summary>The model that is in its memory.</summary>
    public string? Model { get; init; }

    /// <summary>The render in hand, as <c>dropId/number</c>.</summary>
    public string? Render { get; init; }

    public RenderProgress? Progress { get; init; }

    public long? MemoryBytes { get; init; }

    /// <summary>Crashes and hangs since the agent started.</summary>
    public int Losses { get; init; }

    /// <summary>Why it is not at work.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The graphics device that the last worker here computes on, for people; null where that is the CPU, or none has started yet.</summary>
    public string? Device { get; init; }

    /// <summary>Why the last worker here found no graphics device that it can use, and computes on the CPU.</summary>
    public Problem? DeviceProblem { get; init; }

    /// <summary>What a person should know of it: why it is not at work, or why it has to do with the CPU.</summary>
    [JsonIgnore]
    public Problem? Trouble => Problem ?? DeviceRests ?? DeviceProblem;

    /// <summary>Why it has to do with the CPU: its graphics device was lost again and again.</summary>
    public Problem? DeviceRests { get; init; }
}

public enum WorkerState
{
    /// <summary>No process; one is started when there is work.</summary>
    Stopped,

    /// <summary>Process starting, plugins loading.</summary>
    Starting,

    /// <summary>Ready for a render.</summary>
    Idle,

    Rendering,

    /// <summary>It was lost, and waits before it is started again.</summary>
    BackingOff,
}

/// <summary>A schedule.</summary>
/// <param name="Name">Its name.</param>
/// <param name="When">Its cron expression, or <c>every 90 minutes</c>.</param>
/// <param name="TimeZone">Name of its time zone.</param>
/// <param name="Enabled">Whether it runs.</param>
/// <param name="Next">When it runs next, in its zone; null where it does not.</param>
public sealed record ScheduleStatus(string Name, string When, string TimeZone, bool Enabled, DateTimeOffset? Next);

/// <summary>A watched folder.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Output">Absolute path of the folder for its pictures.</param>
public sealed record WatchStatus(string Name, string Path, string Output)
{
    public bool Enabled { get; init; } = true;

    /// <summary>In its quiet hours: drops are taken, no render is started.</summary>
    public bool Quiet { get; init; }

    /// <summary>Why its files are not seen.</summary>
    public Problem? Problem { get; init; }
}
