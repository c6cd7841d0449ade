using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>Options of <c>levels</c>.</summary>
public sealed record LevelsOptions : IValidatableObject
{
    [Description("Level that becomes black; what is darker becomes black too.")]
    [Range(0, 254)]
    public int Black { get; init; }

    [Description("Level that becomes white; what is lighter becomes white too.")]
    [Range(1, 255)]
    public int White { get; init; } = 255;

    [Description("Above 1 the middle becomes lighter, below 1 darker.")]
    [Range(0.1, 10.0)]
    public double Gamma { get; init; } = 1;

    [Description("1 = as it is, 0 = grey, 2 = twice as colourful.")]
    [Range(0.0, 4.0)]
    public double Saturation { get; init; } = 1;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Black >= White)
            yield return new ValidationResult("black must be less than white.", [nameof(Black)]);
    }
}
