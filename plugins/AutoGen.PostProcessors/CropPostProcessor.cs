using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors;

/// <summary>Cuts the picture to a shape: the largest part of that shape that is in it.</summary>
internal sealed class CropPostProcessor(CropOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var aspect = AspectRatio.Parse(options.Aspect);
        var width = Math.Clamp((int)Math.Round(picture.Height * aspect, MidpointRounding.AwayFromZero), 1, picture.Width);
        var height = Math.Clamp((int)Math.Round(picture.Width / aspect, MidpointRounding.AwayFromZero), 1, picture.Height);
        if (width == picture.Width && height == picture.Height)
            return new(picture);
        var canvas = new Canvas(width, height, default(Colour) with { Alpha = 255 }, picture.Channels == 4);
        canvas.Place(picture, -options.Keep.Before(picture.Width - width), -options.Keep.Before(picture.Height - height));
        return new(canvas.ToPicture(picture));
    }
}
