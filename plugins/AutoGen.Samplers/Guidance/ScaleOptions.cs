using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>How strong guidance is on its way, and how its contrast is brought back.</summary>
public record ScaleOptions : IntervalOptions
{
    /// <value>
    /// The scale over the run, as pairs <c>share:scale</c> with shares 0 to 1 ascending and scales 0 to 100, for example
    /// <c>0:4, 0.5:8, 1:6</c>; before the first and behind the last pair it stays. Default: the cfg of the request throughout.
    /// </value>
    [Description("The scale over the run as pairs share:scale, for example 0:4, 0.5:8, 1:6; default: cfg throughout.")]
    public string? Curve { get; init; }

    /// <value>The way between two pairs of <see cref="Curve"/>. Default linear.</value>
    [Description("The way between two pairs of the curve.")]
    public CurveShape CurveShape { get; init; }

    /// <value>
    /// How much of the prompt's own contrast is restored, 0 to 1 (Lin et al. 2024, equations 14 to 16: phi; 0.7 there).
    /// Default 0.
    /// </value>
    [Range(0.0, 1.0)]
    [Description("How much of the prompt's own contrast is restored; 0.7 in the paper.")]
    public double Rescale { get; init; }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var fault in base.Validate(validationContext))
            yield return fault;
        if (Curve is not null && ScaleCurve.Parse(Curve, CurveShape) is null)
            yield return new ValidationResult($"curve \"{Curve}\" is not a list of share:scale with ascending shares from 0 to 1 and scales from 0 to 100, as 0:4, 0.5:8, 1:6.", [nameof(Curve)]);
    }

    /// <summary>The scale at a place of the run.</summary>
    internal double ScaleAt(GuidanceStep step) =>
        Curve is null ? step.Scale : (ScaleCurve.Parse(Curve, CurveShape) ?? throw new ArgumentException($"The curve \"{Curve}\" cannot be read.")).At(step.ShareDone);
}
