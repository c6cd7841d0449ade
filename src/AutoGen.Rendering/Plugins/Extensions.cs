using AutoGen.Abstractions;

namespace AutoGen.Rendering.Plugins;

/// <summary>Samplers, schedules, guidance and post-processors by name: those of one plugin, or of all active ones together.</summary>
internal sealed class Extensions
{
    public Dictionary<string, Extension<ISampler>> Samplers { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Extension<ISigmaSchedule>> Schedules { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Extension<IGuidance>> Guidance { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Extension<IPostProcessor>> PostProcessors { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests name them as post-processors, so no name stands in both.</summary>
    public Dictionary<string, Extension<ISheetMaker>> SheetMakers { get; } = new(StringComparer.Ordinal);

    /// <summary>What is in here, for people: <c>sampler euler</c>, <c>post-processor resize</c> ...</summary>
    public IReadOnlyList<string> Labels =>
    [
        .. Samplers.Keys.Select(name => $"sampler {name}"),
        .. Schedules.Keys.Select(name => $"schedule {name}"),
        .. Guidance.Keys.Select(name => $"guidance {name}"),
        .. PostProcessors.Keys.Concat(SheetMakers.Keys).Select(name => $"post-processor {name}"),
    ];

    /// <summary>The first name that both hold: its label and the plugin that had it first; null where there is none.</summary>
    public (string Label, string Owner)? FindConflict(Extensions other) =>
        FindConflict("sampler", Samplers, other.Samplers)
        ?? FindConflict("schedule", Schedules, other.Schedules)
        ?? FindConflict("guidance", Guidance, other.Guidance)
        ?? FindConflict("post-processor", PostProcessors, other.PostProcessors)
        ?? FindConflict("post-processor", PostProcessors, other.SheetMakers)
        ?? FindConflict("post-processor", SheetMakers, other.PostProcessors)
        ?? FindConflict("post-processor", SheetMakers, other.SheetMakers);

    /// <summary>Takes over all of <paramref name="other"/>, which must not conflict.</summary>
    public void AddAll(Extensions other)
    {
        AddAll(Samplers, other.Samplers);
        AddAll(Schedules, other.Schedules);
        AddAll(Guidance, other.Guidance);
        AddAll(PostProcessors, other.PostProcessors);
        AddAll(SheetMakers, other.SheetMakers);
    }

    private static void AddAll<T>(Dictionary<string, Extension<T>> here, Dictionary<string, Extension<T>> there)
    {
        foreach (var (name, extension) in there)
            here.Add(name, extension);
    }

    private static (string Label, string Owner)? FindConflict<T, TOther>(string kind, Dictionary<string, Extension<T>> here, Dictionary<string, Extension<TOther>> there)
    {
        foreach (var name in there.Keys)
        {
            if (here.TryGetValue(name, out var first))
                return ($"{kind} {name}", first.Plugin);
        }

        return null;
    }
}
