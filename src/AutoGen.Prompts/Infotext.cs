using System.Globalization;
using System.Text.Json;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>The text that A1111 writes into pictures under <c>parameters</c>, and that every gallery and tool reads.</summary>
public static class Infotext
{
    private const int ModelHashLength = 10;

    /// <summary>Prompt, negative prompt, and one line of what made the picture, in A1111's order.</summary>
    /// <param name="request">What was rendered.</param>
    /// <param name="modelName">As it is shown.</param>
    /// <param name="modelHash">SHA-256 of the network's file in hex; its first 10 digits are written. Empty: not known.</param>
    /// <param name="version">AutoGen's, for example <c>0.1.0</c>.</param>
    public static string Write(RenderRequest request, string modelName, string modelHash, string version)
    {
        var negative = request.Negative.Length > 0 ? $"\nNegative prompt: {Lines(request.Negative)}" : "";
        var pairs = Pairs(request, modelName, modelHash, version).Where(pair => pair.Value is not null).Select(pair => Pair(pair.Key, pair.Value!));
        return $"{Lines(request.Prompt)}{negative}\n{string.Join(", ", pairs)}".Trim();
    }

    /// <summary>Values with a comma, colon or line break become JSON texts; the others stand as they are.</summary>
    internal static string Quote(string value) =>
        value.AsSpan().IndexOfAny(',', ':', '\n') < 0 ? value : JsonSerializer.Serialize(value, ProtocolJson.Options);

    private static IEnumerable<(string Key, string? Value)> Pairs(RenderRequest request, string modelName, string modelHash, string version) =>
    [
        ("Steps", Number(request.Steps)),
        ("Sampler", SamplerNames.Label(request.Sampler.Name)),
        ("Schedule type", ScheduleNames.Label(request.Schedule.Name)),
        ("CFG scale", Number(request.Cfg)),
        ("Seed", Number(request.Seed)),
        ("Size", $"{Number(request.Width)}x{Number(request.Height)}"),
        ("Model hash", modelHash.Length == 0 ? null : modelHash[..Math.Min(modelHash.Length, ModelHashLength)]),
        ("Model", modelName),
        ("Variation seed", request.VariationSeed is { } variation ? Number(variation) : null),
        ("Variation seed strength", request.VariationSeed is null ? null : Number(request.VariationStrength)),
        ("Seed resize from", request.SeedResize is { } from ? $"{Number(from.Width)}x{Number(from.Height)}" : null),
        ("Denoising strength", request.Init is { } init ? Number(init.Strength) : null),
        ("ENSD", request.Ensd == 0 ? null : Number(request.Ensd)),
        ("RNG", request.Rng == RandomSourceKind.Nv ? "NV" : "CPU"),
        // A1111 keeps two settings and reads them back under these names
        (request.Sampler.Name == "ddim" ? "Eta DDIM" : "Eta", request.Sampler.Options["eta"]?.ToJsonString()),
        .. ScheduleTexts(request),
        ("Skip Early CFG", request.Guidance?.Options["skipEarly"]?.ToJsonString()),
        ("Guidance", request.Guidance is { } guidance ? Named(guidance) : null),
        ("Dialect", request.Dialect == DialectKind.Autogen ? null : request.Dialect.ToString().ToLowerInvariant()),
        ("Batch", request.Batch is { } batch ? $"{Number(batch.Index + 1)} of {Number(batch.Count)}" : null),
        ("Version", $"AutoGen {version}"),
    ];

    /// <summary>The options of a schedule that A1111 has names for.</summary>
    private static IEnumerable<(string Key, string? Value)> ScheduleTexts(RenderRequest request)
    {
        var options = request.Schedule.Options;
        (string Name, string Key)[] known = request.Schedule.Name == "beta"
            ? [("alpha", "Beta schedule alpha"), ("beta", "Beta schedule beta")]
            : [("sigmaMin", "Schedule min sigma"), ("sigmaMax", "Schedule max sigma"), ("rho", "Schedule rho")];
        foreach (var (name, key) in known)
            yield return (key, options[name]?.ToJsonString());
        yield return ("Discard penultimate sigma", request.DiscardPenultimate is { } discard ? (discard ? "True" : "False") : null);
    }

    private static string Named(NamedOptions named) => named.Options.Count == 0 ? named.Name : named.ToJson().ToJsonString(ProtocolJson.Options);

    private static string Pair(string key, string value) => key == value ? key : $"{key}: {Quote(value)}";

    private static string Number(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
