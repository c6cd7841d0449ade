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
public sealed record WatermarkOptions : IValidatableObject
{
    [Description("Image to lay over the picture, with or without transparency; relative paths start at the folder of the file that names it.")]
    public string Path { get; init; } = "";

    [Description("Text to lay over the picture instead, one line in the built-in font: ASCII and the copyright sign; accents are left away.")]
    [StringLength(200)]
    public string Text { get; init; } = "";

    [Description("Colour of the text as #rrggbb or #rrggbbaa.")]
    [Colour]
    public string Colour { get; init; } = "#ffffff";

    [Description("Whether the text has a black rim, so that it can be read on any ground.")]
    public bool Rim { get; init; } = true;

    [Description("The corner it is laid in.")]
    public Corner Corner { get; init; }

    [Description("Distance from both edges of the corner, in pixels.")]
    [Range(0, 4096)]
    public int Margin { get; init; } = 8;

    [Description("1 = opaque, 0 = invisible.")]
    [Range(0.0, 1.0)]
    public double Opacity { get; init; } = 0.5;

    [Description("Its width as a share of the picture's width, aspect kept, of a text the largest whole size below; 0 = its own size.")]
    [Range(0.0, 1.0)]
    public double Scale { get; init; } = 0.2;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Path.Length == 0 == (Text.Length == 0))
            yield return new ValidationResult("either a path is needed, the image to lay over the picture, or a text.");
    }
}
