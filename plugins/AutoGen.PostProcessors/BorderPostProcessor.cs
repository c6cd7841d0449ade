using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;

namespace AutoGen.PostProcessors;

/// <summary>Lays a border of one colour around the picture.</summary>
internal sealed class BorderPostProcessor(BorderOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var canvas = new Canvas(picture.Width + (2 * options.Width), picture.Height + (2 * options.Width), Colour.Parse(options.Colour), picture.Channels == 4);
        canvas.Place(picture, options.Width, options.Width);
        return new(canvas.ToPicture(picture));
    }
}
