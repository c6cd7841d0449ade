using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>Finds the file format of the pictures.</summary>
internal static class FormatChoice
{
    public static PictureFileFormat Find(RenderSettings settings, PlanProblems problems)
    {
        var format = PictureFileFormats.OfSetting(settings.Format);
        if (settings.Quality is not null && format == PictureFileFormat.Png)
        {
            problems.Add(new Problem(ProblemCodes.SettingNeedsAnother, "quality belongs to JPEG and WebP, but the format is PNG.")
            {
                Key = "quality",
                Remedy = "Say \"format\": \"jpeg\" or \"webp\", or take quality out.",
            });
        }

        return format;
    }
}
