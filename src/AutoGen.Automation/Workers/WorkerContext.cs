using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>What the slots of a pool share.</summary>
internal sealed class WorkerContext(WorkerProgram program, WorkerOptions options, string dataFolder, CatalogueKeeper catalogue, KillerPlugins killers)
{
    private volatile WorkerOptions options = options;

    public WorkerProgram Program => program;

    public string DataFolder => dataFolder;

    public CatalogueKeeper Catalogue => catalogue;

    public KillerPlugins Killers => killers;

    /// <summary>Whether somebody paused the agent: then no worker is started for a render.</summary>
    public bool IsPaused() => PauseState.IsIn(new DataFolder(dataFolder));

    public required PluginFailures Failures { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>A worker that was started with others is replaced after the render in hand.</summary>
    public WorkerOptions Options
    {
        get => options;
        set => options = value;
    }
}
