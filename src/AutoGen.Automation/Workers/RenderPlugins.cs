using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>Whose code a render uses.</summary>
internal static class RenderPlugins
{
    /// <summary>The plugins of its sampler, schedule, guidance and post-processors.</summary>
    public static IReadOnlyList<PluginEntry> Of(RenderRequest request, Catalogue? catalogue)
    {
        if (catalogue is null)
            return [];
        var names = OfSampling(request, catalogue)
            .Concat(catalogue.Schedules.Where(entry => entry.Name == request.Schedule.Name).Select(static entry => entry.Plugin))
            .Concat(catalogue.Guidance.Where(entry => entry.Name == request.Guidance?.Name).Select(static entry => entry.Plugin))
            .Concat(OfPostProcessing(request, catalogue));
        return Find(names, catalogue);
    }

    /// <summary>Those whose code runs in a stage.</summary>
    public static IReadOnlyList<PluginEntry> Of(RenderRequest request, RenderStage stage, Catalogue? catalogue) => (stage, catalogue) switch
    {
        (RenderStage.Sample, { } known) => Find(OfSampling(request, known), known),
        (RenderStage.PostProcess, { } known) => Find(OfPostProcessing(request, known), known),
        _ => [],
    };

    /// <summary>Name and version, for people.</summary>
    public static string Label(PluginEntry plugin) => plugin.Version is { } version ? $"{plugin.Name} {version}" : plugin.Name;

    private static IEnumerable<string> OfSampling(RenderRequest request, Catalogue catalogue) =>
        catalogue.Samplers.Where(entry => entry.Name == request.Sampler.Name).Select(static entry => entry.Plugin);

    private static IEnumerable<string> OfPostProcessing(RenderRequest request, Catalogue catalogue) =>
        catalogue.PostProcessors.Where(entry => request.PostProcess.Any(step => step.Name == entry.Name) || request.Sheet?.Step.Name == entry.Name).Select(static entry => entry.Plugin);

    private static IReadOnlyList<PluginEntry> Find(IEnumerable<string> names, Catalogue catalogue) =>
        [.. names.Distinct().Select(name => catalogue.Plugins.FirstOrDefault(plugin => plugin is { Status: PluginStatus.Active } && plugin.Name == name)).OfType<PluginEntry>()];
}
