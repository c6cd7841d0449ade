using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors;

/// <summary>Brings the picture to a shape by bars of one colour.</summary>
internal sealed class PadPostProcessor(PadOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var aspect = AspectRatio.Parse(options.Aspect);
        var width = Math.Max(picture.Width, (int)Math.Round(picture.Height * aspect, MidpointRounding.AwayFromZero));
        var height = Math.Max(picture.Height, (int)Math.Round(picture.Width / aspect, MidpointRounding.AwayFromZero));
        if (width == picture.Width && height == picture.Height)
            return new(picture);
        var canvas = new Canvas(width, height, Colour.Parse(options.Colour), picture.Channels == 4);
        canvas.Place(picture, options.Place.Before(width - picture.Width), options.Place.Before(height - picture.Height));
        return new(canvas.ToPicture(picture));
    }
}
