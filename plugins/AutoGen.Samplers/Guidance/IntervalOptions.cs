using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>Where in a run guidance acts. Elsewhere the prediction for the prompt alone is taken, and the other is not computed.</summary>
public record IntervalOptions : IValidatableObject
{
    /// <value>Share of the steps from which it acts, 0 to 1. Default 0. Step i of n is at i / n.</value>
    [Range(0.0, 1.0)]
    [Description("Share of the steps from which guidance acts.")]
    public double Start { get; init; }

    /// <value>Share of the steps at which it ends, above <see cref="Start"/> and at most 1. Default 1.</value>
    [Range(0.0, 1.0)]
    [Description("Share of the steps at which guidance ends.")]
    public double End { get; init; } = 1;

    /// <value>
    /// Share of the steps, 0 to 1, up to and with which it does not act (A1111's "Skip Early CFG"). Default 0: it acts from the
    /// first.
    /// </value>
    [Range(0.0, 1.0)]
    [Description("Share of the steps up to which the negative prompt is ignored, as A1111's Skip Early CFG.")]
    public double SkipEarly { get; init; }

    /// <value>Noise level above which it acts, 0 to 10000 (Kynkäänniemi et al. 2024; A1111's NGMS on all steps). Default 0.</value>
    [Range(0.0, 10000.0)]
    [Description("Guidance acts above this noise level only.")]
    public double SigmaMin { get; init; }

    /// <value>Noise level up to which it acts, above <see cref="SigmaMin"/>. Default: any.</value>
    [Range(0.0001, 10000.0)]
    [Description("Guidance acts up to this noise level only; default: any.")]
    public double? SigmaMax { get; init; }

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Start >= End)
            yield return new ValidationResult(FormattableString.Invariant($"start {Start} must be below end {End}."), [nameof(Start)]);
        if (SigmaMin >= SigmaMax)
            yield return new ValidationResult(FormattableString.Invariant($"sigmaMin {SigmaMin} must be below sigmaMax {SigmaMax}."), [nameof(SigmaMin)]);
    }

    internal bool ActsAt(GuidanceStep step)
    {
        var inTime = step.ShareDone >= Start && (step.ShareDone < End || End == 1);
        var late = SkipEarly == 0 || step.ShareDone > SkipEarly;
        return inTime && late && step.Sigma > SigmaMin && step.Sigma <= (SigmaMax ?? double.PositiveInfinity);
    }
}
