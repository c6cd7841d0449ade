using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>Counts the renders that each plugin fails in a row, and leaves out one that fails too many.</summary>
internal sealed class PluginFailures(KillerPlugins killers, CatalogueKeeper catalogue, ILogger logger)
{
    // without these nothing would render, and what goes wrong in them is more often the graphics driver's doing
    private static readonly string BuiltIn = Path.Combine(AppContext.BaseDirectory, "plugins") + Path.DirectorySeparatorChar;

    private readonly Dictionary<string, int> inARow = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Takes note of how a render ended.</summary>
    /// <param name="request">What was rendered.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="loaded">What the worker had loaded.</param>
    /// <param name="options">How many are too many.</param>
    public void Take(RenderRequest request, RenderOutcome outcome, Catalogue? loaded, WorkerOptions options)
    {
        switch (outcome)
        {
            case RenderOutcome.Completed:
                Acquit(RenderPlugins.Of(request, loaded));
                break;
            case RenderOutcome.Failed { Plugin: { } name } failed:
                Blame(RenderPlugins.Of(request, loaded).Where(plugin => plugin.Name == name), failed.Problem, options);
                break;
            case RenderOutcome.WorkerLost lost:
                Blame(RenderPlugins.Of(request, lost.Stage, loaded), lost.Problem, options);
                break;
        }
    }

    private void Acquit(IEnumerable<PluginEntry> plugins)
    {
        lock (gate)
        {
            foreach (var plugin in plugins)
                inARow.Remove(plugin.Path);
        }
    }

    private void Blame(IEnumerable<PluginEntry> plugins, Problem problem, WorkerOptions options)
    {
        foreach (var plugin in plugins.Where(static plugin => !plugin.Path.StartsWith(BuiltIn, StringComparison.Ordinal)))
        {
            if (Count(plugin) is var failures && failures == options.PluginFailures)
                LeaveOut(plugin, WorkerProblems.PluginFails(plugin, failures, problem), options);
        }
    }

    private int Count(PluginEntry plugin)
    {
        lock (gate)
            return inARow[plugin.Path] = inARow.GetValueOrDefault(plugin.Path) + 1;
    }

    private void LeaveOut(PluginEntry plugin, Problem problem, WorkerOptions options)
    {
        lock (gate)
            inARow.Remove(plugin.Path); // another version begins anew
        try
        {
            killers.LeaveOut(plugin with { Status = PluginStatus.Malfunctioned, Problem = problem, Adds = [] });
            SlotLog.PluginFails(logger, problem);
            catalogue.Check(options.Rendering, atOnce: true);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            SlotLog.NotRemembered(logger, plugin.Name, fault.Message);
        }
    }
}
