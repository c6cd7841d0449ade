using System.Text.Json;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Reading;

/// <summary>A finished request as settings, and back.</summary>
internal static class RequestSettings
{
    public static RenderSettings From(RenderRequest request) => new()
    {
        Prompt = request.Prompt,
        Negative = request.Negative,
        Model = request.Model,
        Sampler = request.Sampler,
        Schedule = request.Schedule,
        Steps = request.Steps,
        Cfg = request.Cfg,
        Seed = request.Seed,
        Rng = Name(request.Rng),
        Width = request.Width,
        Height = request.Height,
        InitImage = request.Init?.Path,
        Strength = request.Init?.Strength,
        ResizeMode = request.Init is { } init ? Name(init.ResizeMode) : null,
        PostProcess = request.PostProcess.Count > 0 ? request.PostProcess : null,
    };

    /// <exception cref="JsonException">Something that every request has is not there.</exception>
    public static RenderRequest ToRequest(RenderSettings settings) => new()
    {
        Prompt = Required(settings.Prompt, "prompt"),
        Negative = settings.Negative ?? "",
        Model = Required(settings.Model, "model"),
        Sampler = Required(settings.Sampler, "sampler"),
        Schedule = Required(settings.Schedule, "schedule"),
        Steps = Required(settings.Steps, "steps"),
        Cfg = Required(settings.Cfg, "cfg"),
        Seed = Required(settings.Seed, "seed"),
        Rng = Value<RandomSourceKind>(Required(settings.Rng, "rng")),
        Width = Required(settings.Width, "width"),
        Height = Required(settings.Height, "height"),
        Init = settings.InitImage is { } path
            ? new InitImage(path, Required(settings.Strength, "strength"), Value<ResizeMode>(Required(settings.ResizeMode, "resizeMode")))
            : null,
        PostProcess = settings.PostProcess ?? [],
    };

    /// <summary>The enum value of an allowed text.</summary>
    public static T Value<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) ? value : throw new JsonException($"There is no {name}.");

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static T Required<T>(T? value, string name)
        where T : class => value ?? throw new JsonException($"{name} is not there.");

    private static T Required<T>(T? value, string name)
        where T : struct => value ?? throw new JsonException($"{name} is not there.");
}
