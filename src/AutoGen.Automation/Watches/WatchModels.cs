using AutoGen.Protocol;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Watches;

/// <summary>Which models the drops of a watch may use.</summary>
internal static class WatchModels
{
    /// <summary>The settings with the watch's first model where neither the request nor the recipe names one, and the defaults name none that is allowed.</summary>
    public static RenderSettings WithDefault(WatchSettings watch, RenderSettings asked, RenderSettings combined) =>
        watch.Models is { } allowed && (asked.Model ?? watch.Recipe?.Model) is null && !Allows(allowed, combined.Model)
            ? combined with { Model = allowed[0] }
            : combined;

    /// <summary>Why a request for a model is refused; null where it is not.</summary>
    public static Problem? Check(WatchSettings watch, string model) => watch.Models is not { } allowed || Allows(allowed, model) ? null
        : new Problem("model-not-allowed", $"The watch \"{watch.Name}\" may not use the model \"{model}\".")
        {
            Key = "model",
            Value = model,
            Allowed = string.Join(", ", allowed),
            Remedy = "Name one of these, leave model out, or add it to models of the watch.",
        };

    private static bool Allows(IReadOnlyList<string> allowed, string? model) => allowed.Contains(model, StringComparer.OrdinalIgnoreCase);
}
