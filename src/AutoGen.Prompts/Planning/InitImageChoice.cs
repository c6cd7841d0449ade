using AutoGen.Prompts.Reading;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the image that image to image starts from, and looks at it.</summary>
internal static class InitImageChoice
{
    private const string Key = "initImage";

    /// <summary>Share of the steps that run where nothing is said; A1111's default.</summary>
    private const double DefaultStrength = 0.75;

    /// <summary>Null without an image, and where there is a problem with it.</summary>
    public static (InitImage Image, ImageFacts Facts)? Find(RenderSettings settings, PlanContext context, PlanProblems problems)
    {
        if (settings.InitImage is null)
        {
            if (settings.Strength is not null)
                problems.Add(NeedsImage("strength"));
            if (settings.ResizeMode is not null)
                problems.Add(NeedsImage("resizeMode"));
            return null;
        }

        var path = Path.GetFullPath(Path.Combine(context.BaseFolder, settings.InitImage));
        if (!File.Exists(path))
        {
            problems.Add(Missing(settings.InitImage, path));
            return null;
        }

        if (!context.Images.Inspect(path).TryGet(out var facts, out var unusable))
        {
            // the place to mend is where the image is named; the message says which image
            problems.AddRange(unusable.Select(problem => problem with { Key = Key, Value = settings.InitImage, File = null, Line = null }));
            return null;
        }

        var mode = settings.ResizeMode is { } name ? RequestSettings.Value<ResizeMode>(name) : ResizeMode.Cover;
        return (new InitImage(path, settings.Strength ?? DefaultStrength, mode), facts);
    }

    private static Problem NeedsImage(string key) =>
        new(ProblemCodes.SettingNeedsAnother, $"{key} belongs to image to image, but no {Key} is named.")
        {
            Key = key,
            Remedy = $"Name an {Key}, or take {key} out.",
        };

    private static Problem Missing(string written, string path) =>
        new(ProblemCodes.InitImageMissing, Directory.Exists(path) ? $"\"{written}\" is a folder, not an image." : $"There is no image \"{written}\".")
        {
            Key = Key,
            Value = written,
            Allowed = "an image file; a relative path counts from the file that names it",
            Remedy = $"It was looked for at {path}.",
        };
}
