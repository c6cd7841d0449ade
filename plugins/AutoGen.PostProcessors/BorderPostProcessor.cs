using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Lays a border of one colour around the picture.</summary>
internal sealed class BorderPostProcessor(BorderOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var colour = Convert.FromHexString(options.Colour.AsSpan(1));
        var channels = colour.Length == 4 ? 4 : picture.Channels;
        byte[] fill = [colour[0], colour[1], colour[2], colour.Length == 4 ? colour[3] : (byte)255];
        var (width, height) = (picture.Width + (2 * options.Width), picture.Height + (2 * options.Width));
        var pixels = new byte[checked(width * height * channels)];
        for (var index = 0; index < pixels.Length; index++)
            pixels[index] = fill[index % channels];
        CopyInside(picture, pixels, width, channels);
        return new(picture.WithPixels(width, height, channels, pixels));
    }

    private void CopyInside(Picture picture, byte[] pixels, int width, int channels)
    {
        for (var index = 0; index < picture.Width * picture.Height; index++)
        {
            var (row, column) = Math.DivRem(index, picture.Width);
            var target = (((row + options.Width) * width) + column + options.Width) * channels;
            for (var channel = 0; channel < channels; channel++)
                pixels[target + channel] = channel < picture.Channels ? picture.Pixels[(index * picture.Channels) + channel] : (byte)255;
        }
    }
}
