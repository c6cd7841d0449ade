using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>How a picture meets a frame of another shape.</summary>
public enum ResizeMode
{
    /// <summary>Distort to exactly the frame.</summary>
    Stretch,

    /// <summary>As large as fits into the frame; the other side becomes shorter.</summary>
    Fit,

    /// <summary>Cover the frame and crop what hangs over, centred.</summary>
    Fill,
}

/// <summary>Resampling filters.</summary>
public enum ResizeFilter
{
    /// <summary>Lanczos with three lobes: sharpest.</summary>
    Lanczos,

    /// <summary>Catmull-Rom cubic: softer, less ringing.</summary>
    Bicubic,

    /// <summary>Nearest pixel: for pixel art.</summary>
    Nearest,
}

/// <summary>Options of <c>resize</c>.</summary>
public sealed record ResizeOptions : IValidatableObject
{
    [Description("Width in pixels; 0 = from the height (or the factor), aspect kept.")]
    [Range(0, 16384)]
    public int Width { get; init; }

    [Description("Height in pixels; 0 = from the width (or the factor), aspect kept.")]
    [Range(0, 16384)]
    public int Height { get; init; }

    [Description("Scale of both sides, used where neither width nor height is given; 0 = not given.")]
    [Range(0.0, 16.0)]
    public double Factor { get; init; }

    [Description("Where both width and height are given: stretch distorts, fit stays inside the frame, fill covers it and crops.")]
    public ResizeMode Mode { get; init; }

    [Description("Resampling filter.")]
    public ResizeFilter Filter { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Width == 0 && Height == 0 && Factor == 0)
            yield return new ValidationResult("a width, a height or a factor is needed.");
    }
}
