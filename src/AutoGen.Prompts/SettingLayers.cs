using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts;

/// <summary>
/// Lays settings over one another. What a lower layer says about a thing that the request does not have, or names itself,
/// does not apply: a watch's recipe for images must not have its prompt files refused.
/// </summary>
public static class SettingLayers
{
    /// <param name="asked">What the request itself says; all of it counts, and is refused where it makes no sense.</param>
    /// <param name="lower">Recipe, defaults ...: the higher first.</param>
    public static RenderSettings Combine(RenderSettings asked, params ReadOnlySpan<RenderSettings> lower)
    {
        var combined = asked;
        foreach (var layer in lower)
            combined = Lay(combined, layer);
        if (combined.InitImage is null)
            combined = combined with { Strength = asked.Strength, ResizeMode = asked.ResizeMode };
        return PictureFileFormats.OfSetting(combined.Format) == PictureFileFormat.Png ? combined with { Quality = asked.Quality } : combined;
    }

    private static RenderSettings Lay(RenderSettings upper, RenderSettings lower)
    {
        var combined = upper.Over(lower);
        if (upper.Sampler is not { } sampler)
            return combined;
        var namesSchedule = SamplerNames.Resolve(sampler.Name, []) is { Schedule: not null };
        return combined with { Eta = upper.Eta, Schedule = namesSchedule ? upper.Schedule : combined.Schedule };
    }
}
