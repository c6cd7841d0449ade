using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering;

/// <summary>Puts models and plugins into the form that crosses to planning and the command line.</summary>
internal static class CatalogueBuilder
{
    public static Catalogue Build(IReadOnlyList<ModelEntry> models, PluginHost plugins) => new()
    {
        Models = models,
        Plugins = plugins.Plugins,
        Samplers = [.. plugins.Extensions.Samplers.Values.Select(static sampler => new SamplerEntry(sampler.Name, sampler.Plugin)
        {
            Family = sampler.Traits.Family,
            Order = sampler.Traits.Order,
            Stochastic = sampler.Traits.Stochastic,
            EvaluationsPerStep = sampler.Traits.EvaluationsPerStep,
            DefaultSchedule = sampler.Traits.DefaultSchedule,
            Options = sampler.Options.Settings,
        }).OrderBy(static entry => entry.Name, StringComparer.Ordinal)],
        Schedules = [.. plugins.Extensions.Schedules.Values
            .Select(static schedule => new ScheduleEntry(schedule.Name, schedule.Plugin) { Options = schedule.Options.Settings })
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)],
        Guidance = [.. plugins.Extensions.Guidance.Values
            .Select(static guidance => new GuidanceEntry(guidance.Name, guidance.Plugin) { Options = guidance.Options.Settings })
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)],
        PostProcessors = [.. plugins.Extensions.PostProcessors.Values.Select(static step => Step(step, sheet: false))
            .Concat(plugins.Extensions.SheetMakers.Values.Select(static step => Step(step, sheet: true)))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal)],
    };

    private static PostProcessorEntry Step<T>(Extension<T> step, bool sheet) =>
        new(step.Name, step.Plugin) { Sheet = sheet, Options = [.. step.Options.Settings, StepPolicies.Setting] };
}
