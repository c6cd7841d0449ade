using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>How many workers there are, what they load, and how they are kept in check.</summary>
public sealed record WorkerOptions
{
    /// <summary>What every worker loads, and how its networks run.</summary>
    public RenderingOptions Rendering { get; init; } = new();

    /// <summary>Graphics devices that the slots take in turn.</summary>
    /// <value>Empty (default): that of <see cref="Rendering"/>.</value>
    public IReadOnlyList<string> Devices { get; init; } = [];

    /// <summary>Workers at a time. Counts when the pool is made.</summary>
    /// <value>1 (default) to 16.</value>
    public int Slots { get; init; } = 1;

    /// <summary>A worker that has had nothing to do for so long is ended, which frees its memory and the device's.</summary>
    /// <value>Default 10 minutes; zero = never.</value>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes of memory above which a worker is replaced after the render in hand; at half as much again it is killed.</summary>
    /// <value>0 (default) = half of the machine's memory, shared by the slots.</value>
    public long Memory { get; init; }

    /// <summary>Renders after which a worker is replaced.</summary>
    /// <value>0 (default) = never.</value>
    public int Renders { get; init; }

    /// <summary>Renders that a plugin fails in a row before it is left out until its folder changes. The built-in ones are never.</summary>
    /// <value>Default 3; 0 = never.</value>
    public int PluginFailures { get; init; } = 3;

    public WorkerLimits Limits { get; init; } = new();

    /// <summary>What the worker of a slot loads, on its device.</summary>
    internal RenderingOptions RenderingOf(int slot) => Devices.Count == 0 ? Rendering : Rendering with { Device = Devices[slot % Devices.Count] };

    /// <summary><see cref="Memory"/> with its default worked out.</summary>
    internal long MemoryCeiling => Memory > 0 ? Memory : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 / Slots;

    /// <summary>What must never be exceeded, not even until the render in hand is over.</summary>
    internal long MemoryBrink => MemoryCeiling + (MemoryCeiling / 2);
}

/// <summary>How long a worker may be busy with one thing before it counts as hung.</summary>
public sealed record WorkerLimits
{
    /// <summary>Without any sign of life.</summary>
    /// <value>Default 20 seconds.</value>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From the start of the process to its first message, and for each plugin.</summary>
    /// <value>Default 60 seconds.</value>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Loading a model.</summary>
    /// <value>Default 10 minutes.</value>
    public TimeSpan Load { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Each other stage, and the first step, which compiles what the following ones use.</summary>
    /// <value>Default 5 minutes.</value>
    public TimeSpan Stage { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Each later step, unless 20 times the median of the render's steps is longer.</summary>
    /// <value>Default 60 seconds.</value>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A whole render, loading its model included.</summary>
    /// <value>Default 2 hours; zero = no limit.</value>
    public TimeSpan Render { get; init; } = TimeSpan.FromHours(2);

    /// <summary>From a request to end to being killed.</summary>
    /// <value>Default 5 seconds.</value>
    public TimeSpan End { get; init; } = TimeSpan.FromSeconds(5);
}
