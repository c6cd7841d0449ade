using AutoGen.Abstractions;
using AutoGen.Rendering.Drawing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;
using SharpResizeMode = SixLabors.ImageSharp.Processing.ResizeMode;
using SharpResizeOptions = SixLabors.ImageSharp.Processing.ResizeOptions;

namespace AutoGen.PostProcessors;

/// <summary>Brings the picture to another size.</summary>
internal sealed class ResizePostProcessor(ResizeOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var resize = new SharpResizeOptions { Size = FrameFor(picture), Mode = Mode(), Sampler = Filter() };
        return new(SharpPicture.Edit(picture, step => step.Resize(resize)));
    }

    private Size FrameFor(Picture picture)
    {
        var frame = Asked(picture);
        Canvas.CheckSize(frame.Width, frame.Height);
        return frame;
    }

    private Size Asked(Picture picture)
    {
        if (options.Width == 0 && options.Height == 0)
        {
            return new Size(Scaled(picture.Width, options.Factor), Scaled(picture.Height, options.Factor));
        }

        var width = options.Width > 0 ? options.Width : Scaled(picture.Width, options.Height / (double)picture.Height);
        var height = options.Height > 0 ? options.Height : Scaled(picture.Height, options.Width / (double)picture.Width);
        return new Size(width, height);
    }

    private static int Scaled(int side, double scale) => Math.Max(1, (int)Math.Round(side * scale, MidpointRounding.AwayFromZero));

    private SharpResizeMode Mode() => options.Mode switch
    {
        ResizeMode.Fit => SharpResizeMode.Max,
        ResizeMode.Fill => SharpResizeMode.Crop,
        _ => SharpResizeMode.Stretch,
    };

    private IResampler Filter() => options.Filter switch
    {
        ResizeFilter.Nearest => KnownResamplers.NearestNeighbor,
        ResizeFilter.Bicubic => KnownResamplers.Bicubic,
        _ => KnownResamplers.Lanczos3,
    };
}
