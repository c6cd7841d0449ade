using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Corners of a picture.</summary>
public enum Corner
{
    BottomRight,
    BottomLeft,
    TopRight,
    TopLeft,
}

/// <summary>Options of <c>watermark</c>.</summary>
public sealed record WatermarkOptions
{
    [Required(ErrorMessage = "a path is needed, the image to lay over the picture.")]
    [Description("Image to lay over the picture, with or without transparency; relative paths start at the folder of the file that names it.")]
    public string Path { get; init; } = "";

    [Description("The corner it is laid in.")]
    public Corner Corner { get; init; }

    [Description("Distance from both edges of the corner, in pixels.")]
    [Range(0, 4096)]
    public int Margin { get; init; } = 8;

    [Description("1 = opaque, 0 = invisible.")]
    [Range(0.0, 1.0)]
    public double Opacity { get; init; } = 0.5;

    [Description("Its width as a share of the picture's width, aspect kept; 0 = its own size.")]
    [Range(0.0, 1.0)]
    public double Scale { get; init; } = 0.2;
}
