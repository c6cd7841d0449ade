using System.Globalization;
using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>The seeds of the pictures of one request, as its dialect counts them.</summary>
internal static class PictureSeeds
{
    public static DialectKind DialectOf(RenderSettings settings) =>
        settings.Dialect is { } dialect ? RequestSettings.Value<DialectKind>(dialect) : DialectKind.Autogen;

    /// <summary>ComfyUI's samplers draw where they run, which nobody says in its files; the CPU is what needs no card.</summary>
    public static RandomSourceKind SourceOf(RenderSettings settings)
    {
        if (settings.Rng is { } rng)
            return RequestSettings.Value<RandomSourceKind>(rng);
        return DialectOf(settings) == DialectKind.Comfyui ? RandomSourceKind.Cpu : RandomSourceKind.Nv;
    }

    /// <summary>
    /// One request for each picture. The seed goes up by one; with a variation that of the variation does instead (A1111),
    /// and in the dialect comfyui neither: there the pictures are a batch.
    /// </summary>
    public static IReadOnlyList<RenderRequest> Spread(RenderRequest picture, RenderSettings settings, SeedSource seeds)
    {
        var count = settings.Count ?? 1;
        var first = picture with { Seed = Known(picture.Seed, seeds), VariationSeed = picture.VariationSeed is { } variation ? Known(variation, seeds) : null };
        if (picture.Dialect == DialectKind.Comfyui)
        {
            var start = settings.BatchIndex ?? 0;
            return [.. Enumerable.Range(start, count).Select(index => first with { Batch = BatchOf(index, settings.BatchSize ?? (start + count)) })];
        }

        return [.. Enumerable.Range(0, count).Select(index => first.VariationSeed is null ? first with { Seed = first.Seed + index } : first with { VariationSeed = first.VariationSeed + index })];
    }

    /// <summary>Reports seeds that would run over their range, and settings that say nothing without another.</summary>
    public static void Check(RenderSettings settings, PlanProblems problems)
    {
        var varies = settings.VariationStrength > 0;
        var isComfyui = DialectOf(settings) == DialectKind.Comfyui;
        if (!isComfyui)
            CheckLast(varies ? "variationSeed" : "seed", varies ? settings.VariationSeed : settings.Seed, settings.Count ?? 1, problems);
        if (settings.VariationSeed is not null && settings.VariationStrength is null)
            problems.Add(Needs("variationSeed", "variationStrength", "Say variationStrength, for example 0.2, or take variationSeed out."));
        if (settings.SeedResizeWidth is null != settings.SeedResizeHeight is null)
            problems.Add(Needs(settings.SeedResizeWidth is null ? "seedResizeHeight" : "seedResizeWidth", settings.SeedResizeWidth is null ? "seedResizeWidth" : "seedResizeHeight", "Say both, or neither."));
        foreach (var (name, value) in new[] { ("batchSize", settings.BatchSize), ("batchIndex", settings.BatchIndex) })
        {
            if (value is not null && !isComfyui)
                problems.Add(Needs(name, "dialect comfyui", $"Take {name} out, or say \"dialect\": \"comfyui\"."));
        }

        if (isComfyui)
            CheckBatch(settings, problems);
    }

    /// <summary>All pictures of a batch are in one noise tensor, so there is a limit to it.</summary>
    private static void CheckBatch(RenderSettings settings, PlanProblems problems)
    {
        var (start, count) = (settings.BatchIndex ?? 0, settings.Count ?? 1);
        var size = settings.BatchSize ?? (int)SettingTable.Find("batchSize")!.Maximum!;
        if (start + count <= size)
            return;
        problems.Add(new Problem(ProblemCodes.SettingOutOfRange, $"A batch of {size} has no picture {start + count}.")
        {
            Key = "count",
            Value = count.ToString(CultureInfo.InvariantCulture),
            Allowed = start < size ? $"1 to {size - start}" : "none",
            Remedy = "Use a smaller batchIndex or count, or a larger batchSize; several requests with other seeds are several batches.",
        });
    }

    private static void CheckLast(string name, long? seed, int count, PlanProblems problems)
    {
        var most = (long)SettingTable.Find(name)!.Maximum!;
        var first = most - count + 1;
        if (!(seed > first))
            return;
        problems.Add(new Problem(ProblemCodes.SettingOutOfRange, $"With {count} pictures the last {name} would be beyond {most}.")
        {
            Key = name,
            Value = seed.Value.ToString(CultureInfo.InvariantCulture),
            Allowed = $"-1 to {first}",
            Remedy = $"Use a smaller {name} or count.",
        });
    }

    private static Problem Needs(string name, string other, string remedy) =>
        new(ProblemCodes.SettingNeedsAnother, $"{name} says nothing without {other}.") { Key = name, Allowed = $"with {other}", Remedy = remedy };

    private static long Known(long seed, SeedSource seeds) => seed >= 0 ? seed : seeds.Next();

    private static BatchPlace? BatchOf(int index, int count) => count == 1 ? null : new BatchPlace(index, count);
}
