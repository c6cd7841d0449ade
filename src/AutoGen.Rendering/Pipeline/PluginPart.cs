using AutoGen.Models;
using AutoGen.Protocol;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A plugin's sampler, schedule, guidance or post-processor with the options of one render.</summary>
/// <param name="Kind">For messages: <c>sampler</c>.</param>
/// <param name="Extension">What the plugin registered.</param>
/// <param name="Options">Its bound options.</param>
internal sealed record PluginPart<T>(string Kind, Extension<T> Extension, object Options)
{
    public string Label => $"{Kind} {Extension.Name} (plugin {Plugin})";

    private string Plugin => Extension.PluginVersion is { } version ? $"{Extension.Plugin} {version}" : Extension.Plugin;

    /// <summary>Makes an instance and uses it; whatever plugin code throws becomes a fault that names it.</summary>
    public TResult Use<TResult>(CancellationToken cancellationToken, Func<T, TResult> use) =>
        Guard(cancellationToken, () => use(Extension.Create(Options)));

    /// <summary>The same for an instance that is there already.</summary>
    public TResult Guard<TResult>(CancellationToken cancellationToken, Func<TResult> use)
    {
        try
        {
            return use();
        }
        catch (StepRefusedException exception)
        {
            throw new RenderFault(exception.Problem with { Key = "postProcess", File = null });
        }
        catch (Exception exception) when (exception is not (ModelFault or RenderFault) && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw Fault($"failed with {exception.GetType().Name}: {exception.Message}");
        }
    }

    public RenderFault Fault(string what) => new(new Problem("plugin-part-failed", $"The {Label} {what}")
    {
        Value = Extension.Name,
        Remedy = $"This is a fault of the plugin {Extension.Plugin} or of the options given to it; try without, or ask its author.",
    })
    {
        Plugin = Extension.Plugin,
    };
}
