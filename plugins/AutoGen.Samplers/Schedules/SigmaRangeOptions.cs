using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of schedules between a least and a greatest noise level.</summary>
public record SigmaRangeOptions : IValidatableObject
{
    /// <value>Noise level of the last step that adds to the picture, above 0. Default: the model's, about 0.0292.</value>
    [Range(0.0001, 10000.0)]
    [Description("Least noise level before 0; default: the model's.")]
    public double? SigmaMin { get; init; }

    /// <value>Noise level of the first step, above <see cref="SigmaMin"/>. Default: the model's, about 14.61.</value>
    [Range(0.0001, 10000.0)]
    [Description("Greatest noise level; default: the model's.")]
    public double? SigmaMax { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SigmaMin >= SigmaMax)
            yield return new ValidationResult(FormattableString.Invariant($"sigmaMin {SigmaMin} must be below sigmaMax {SigmaMax}."));
    }

    /// <exception cref="ArgumentException">The least is not below the greatest, one of which is the model's own.</exception>
    internal (double Min, double Max) RangeFor(NoiseLevels levels)
    {
        var (min, max) = (SigmaMin ?? levels.Min, SigmaMax ?? levels.Max);
        if (min >= max)
            throw new ArgumentException(FormattableString.Invariant($"sigmaMin {min:0.####} must be below sigmaMax {max:0.####}; the model's own range is {levels.Min:0.####} to {levels.Max:0.####}."));
        return (min, max);
    }
}
