using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>sharpen</c>.</summary>
public sealed record SharpenOptions
{
    [Description("Standard deviation of the Gaussian blur, in pixels.")]
    [Range(0.1, 50.0)]
    public double Radius { get; init; } = 1;

    [Description("How much of the difference to the blurred picture is added; 0 = nothing changes.")]
    [Range(0.0, 5.0)]
    public double Amount { get; init; } = 0.5;

    [Description("Smallest difference in levels that is sharpened, so that noise is not.")]
    [Range(0, 255)]
    public int Threshold { get; init; }
}
