using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text;
using AutoGen.Abstractions;

namespace Sample.PostProcessor;

/// <summary>The entry: AutoGen makes one and calls Register once.</summary>
public sealed class SamplePlugin : IAutoGenPlugin
{
    public void Register(IPluginRegistry registry) =>
        registry.AddPostProcessor<VignetteOptions>("sample_vignette", static options => new Vignette(options));
}

/// <summary>Options: settable properties with defaults. AutoGen binds, checks and documents them.</summary>
public sealed record VignetteOptions
{
    [Description("How dark the corners become; 1 = black.")]
    [Range(0.0, 1.0)]
    public double Darkness { get; init; } = 0.5;

    [Description("Writes the prompt into a .txt beside the picture.")]
    public bool Caption { get; init; }
}

/// <summary>Darkens the picture towards its corners.</summary>
public sealed class Vignette(VignetteOptions options) : IPostProcessor
{
    public ValueTask<Picture> ProcessAsync(Picture picture, PostProcessContext context, CancellationToken cancellationToken)
    {
        var pixels = picture.Pixels.ToArray();
        for (var index = 0; index < pixels.Length; index++)
        {
            var (pixel, channel) = Math.DivRem(index, picture.Channels);
            if (channel < 3)
                pixels[index] = (byte)Math.Round(pixels[index] * Light(picture, pixel % picture.Width, pixel / picture.Width));
        }

        // appears together with the picture, or not at all; context.AddCopy and context.Encoding are used the same way
        if (options.Caption)
            context.AddSidecar(".txt", Encoding.UTF8.GetBytes(context.Settings["prompt"]));
        return new(picture.WithPixels(picture.Width, picture.Height, picture.Channels, pixels));
    }

    /// <summary>1 in the middle, 1 - darkness in the corners, falling with the square of the distance.</summary>
    private double Light(Picture picture, int column, int row)
    {
        var x = ((column + 0.5) / picture.Width * 2) - 1;
        var y = ((row + 0.5) / picture.Height * 2) - 1;
        return 1 - (options.Darkness * ((x * x) + (y * y)) / 2);
    }
}
