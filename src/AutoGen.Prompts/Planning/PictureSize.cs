using System.Globalization;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Prompts.Planning;

/// <summary>The size of the picture: as asked for, else the image's, else the model's own.</summary>
internal static class PictureSize
{
    /// <summary>Beyond twice the size it was trained for, a model repeats its subject.</summary>
    private const int MostNativeSizes = 2;

    /// <summary>No side is shorter than a request may ask for, so that what is recorded can be asked for again.</summary>
    private static readonly int LeastSide = (int)SettingTable.Find("width")!.Minimum!;

    public static (int Width, int Height) Find(RenderSettings settings, ModelEntry model, ImageFacts? image, PlanProblems problems)
    {
        var own = image is null ? (model.NativeSize, model.NativeSize) : ForImage(image, model);
        return (Side("width", settings.Width, own.Item1, model, problems), Side("height", settings.Height, own.Item2, model, problems));
    }

    /// <summary>The image's own size where the model can do it, else its shape at a size that the model does well.</summary>
    internal static (int Width, int Height) ForImage(ImageFacts image, ModelEntry model)
    {
        var longer = Math.Max(image.Width, image.Height);
        var (least, most) = (Math.Max(LeastSide, model.Factor), MostNativeSizes * model.NativeSize);
        var target = longer > most ? most : longer < least ? model.NativeSize : longer;
        return (Scaled(image.Width), Scaled(image.Height));

        int Scaled(int side) => Math.Max((int)((long)side * target / longer) / model.Factor * model.Factor, least);
    }

    private static int Side(string key, int? asked, int own, ModelEntry model, PlanProblems problems)
    {
        if (asked is { } side && side % model.Factor != 0)
            problems.Add(NotMultiple(key, side, model));
        return asked ?? own;
    }

    private static Problem NotMultiple(string key, int side, ModelEntry model)
    {
        var below = Math.Max(side / model.Factor, 1) * model.Factor;
        return new Problem(ProblemCodes.SettingOutOfRange, $"{key} cannot be {side} with the model {model.Name}.")
        {
            Key = key,
            Value = side.ToString(CultureInfo.InvariantCulture),
            Allowed = $"a multiple of {model.Factor}",
            Remedy = $"{below} and {below + model.Factor} are near.",
        };
    }
}
