using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>Whose code a render uses.</summary>
internal static class RenderPlugins
{
    /// <summary>Names and versions of the plugins of its sampler, schedule and post-processors.</summary>
    public static IReadOnlyList<string> Of(RenderRequest request, Catalogue? catalogue)
    {
        if (catalogue is null)
            return [];
        var names = catalogue.Samplers.Where(entry => entry.Name == request.Sampler.Name).Select(static entry => entry.Plugin)
            .Concat(catalogue.Schedules.Where(entry => entry.Name == request.Schedule.Name).Select(static entry => entry.Plugin))
            .Concat(catalogue.PostProcessors.Where(entry => request.PostProcess.Any(step => step.Name == entry.Name) || request.Sheet?.Step.Name == entry.Name).Select(static entry => entry.Plugin));
        return [.. names.Distinct().Select(name => catalogue.Plugins.FirstOrDefault(plugin => plugin.Name == name)?.Version is { } version ? $"{name} {version}" : name)];
    }
}
