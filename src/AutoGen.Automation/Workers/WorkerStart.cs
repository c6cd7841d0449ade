using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;

namespace AutoGen.Automation.Workers;

/// <summary>What a worker process is started with.</summary>
/// <param name="Program">What to start.</param>
/// <param name="Pipe">Where it finds the agent.</param>
/// <param name="Lines">Where its output goes.</param>
/// <param name="Slot">Whose worker it is.</param>
internal sealed record WorkerStart(WorkerProgram Program, string Pipe, LastLines Lines, int Slot)
{
    /// <summary>The plugins that it must not load.</summary>
    public IReadOnlyList<PluginEntry> LeftOut { get; init; } = [];

    /// <summary>Why it has to do with the CPU, whatever is configured.</summary>
    public Problem? DeviceRests { get; init; }

    /// <summary>What the folders and options looked like that it loads.</summary>
    public string Fingerprint { get; init; } = "";
}
