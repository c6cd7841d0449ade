using System.Text.Json;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reading;

/// <summary>A finished request as settings.</summary>
internal static class RequestSettings
{
    public static RenderSettings From(RenderRequest request) => new()
    {
        Prompt = request.Prompt,
        Negative = request.Negative,
        Model = request.Model,
        Sampler = request.Sampler,
        Schedule = request.Schedule,
        Guidance = request.Guidance,
        Dialect = request.Dialect == DialectKind.Autogen ? null : Name(request.Dialect),
        DiscardPenultimate = request.DiscardPenultimate,
        Steps = request.Steps,
        Cfg = request.Cfg,
        Seed = request.Seed,
        Rng = Name(request.Rng),
        VariationSeed = request.VariationSeed,
        VariationStrength = request.VariationStrength == 0 ? null : request.VariationStrength,
        SeedResizeWidth = request.SeedResize?.Width,
        SeedResizeHeight = request.SeedResize?.Height,
        Ensd = request.Ensd == 0 ? null : request.Ensd,
        BatchSize = request.Batch?.Count,
        BatchIndex = request.Batch?.Index,
        Width = request.Width,
        Height = request.Height,
        InitImage = request.Init?.Path,
        Strength = request.Init?.Strength,
        ResizeMode = request.Init is { } init ? Name(init.ResizeMode) : null,
        PostProcess = Steps(request) is { Count: > 0 } steps ? steps : null,
        Format = request.Format == PictureFileFormat.Png ? null : Name(request.Format),
        Quality = request.Quality,
    };

    private static IReadOnlyList<NamedOptions> Steps(RenderRequest request) => request.Sheet is { } sheet
        ? [sheet.Step, .. request.PostProcess]
        : [.. request.PostProcess, .. request.SheetSteps];

    /// <summary>The enum value of an allowed text.</summary>
    public static T Value<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : throw new JsonException($"There is no {name}.");

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
