using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Levels, gamma and saturation. Alpha is left as it is.</summary>
internal sealed class LevelsPostProcessor(LevelsOptions options) : IPostProcessor
{
    /// <summary>Luma weights of Rec. 601, as most programs weigh sRGB levels.</summary>
    private const double RedWeight = 0.299, GreenWeight = 0.587, BlueWeight = 0.114;

    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        if (options == new LevelsOptions())
            return new(picture);
        var curve = Enumerable.Range(0, 256).Select(Curve).ToArray();
        var pixels = picture.Pixels.ToArray();
        for (var position = 0; position < pixels.Length; position += picture.Channels)
            Change(pixels.AsSpan(position, 3), curve);
        return new(picture.WithPixels(picture.Width, picture.Height, picture.Channels, pixels));
    }

    /// <summary>A level from black to white, 0 to 255, after the gamma.</summary>
    private double Curve(int level) =>
        255 * Math.Pow(Math.Clamp((level - options.Black) / (double)(options.White - options.Black), 0, 1), 1 / options.Gamma);

    private void Change(Span<byte> pixel, double[] curve)
    {
        var (red, green, blue) = (curve[pixel[0]], curve[pixel[1]], curve[pixel[2]]);
        var grey = (RedWeight * red) + (GreenWeight * green) + (BlueWeight * blue);
        (pixel[0], pixel[1], pixel[2]) = (Saturate(red, grey), Saturate(green, grey), Saturate(blue, grey));
    }

    private byte Saturate(double level, double grey) =>
        (byte)Math.Round(Math.Clamp(grey + (options.Saturation * (level - grey)), 0, 255));
}
