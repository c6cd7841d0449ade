using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Samplers.Euler;

namespace AutoGen.Samplers.Exponential;

/// <summary>How the last stage of a two stage exponential method weighs its two evaluations.</summary>
public enum ExponentialSolver
{
    /// <summary>By phi_1 alone: the step of first order with a mix of both.</summary>
    Phi1,

    /// <summary>By phi_1 and phi_2, exact where the clean latent is linear in lambda.</summary>
    Phi2,
}

/// <summary>Options of SEEDS-2.</summary>
public sealed record Seeds2Options : AncestralOptions
{
    /// <value>Place of the inner point, share of the step in lambda, 0.05 to 1 (the paper's <c>r</c>). Default 0.5.</value>
    [Range(0.05, 1.0)]
    [Description("Place of the inner point as a share of the step.")]
    public double Middle { get; init; } = 0.5;

    /// <value>Weights of the last stage. Default <c>phi1</c>.</value>
    [Description("Weights of the last stage: phi1 or phi2.")]
    public ExponentialSolver Solver { get; init; }
}

/// <summary>Options of SEEDS-3.</summary>
public sealed record Seeds3Options : AncestralOptions, IValidatableObject
{
    /// <value>Place of the first inner point, share of the step in lambda, 0.05 to 1 (the paper's <c>r1</c>). Default 1/3.</value>
    [Range(0.05, 1.0)]
    [Description("Place of the first inner point as a share of the step; below the second.")]
    public double First { get; init; } = 1 / 3.0;

    /// <value>Place of the second inner point, 0.05 to 1 (the paper's <c>r2</c>). Default 2/3.</value>
    [Range(0.05, 1.0)]
    [Description("Place of the second inner point as a share of the step.")]
    public double Second { get; init; } = 2 / 3.0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (First >= Second)
            yield return new ValidationResult("first must be below second.", [nameof(First), nameof(Second)]);
    }
}

/// <summary>Options of the exponential Heun method.</summary>
public sealed record ExpHeunOptions
{
    /// <value>Weights of the second stage. Default <c>phi2</c>.</value>
    [Description("Weights of the second stage: phi1 or phi2.")]
    public ExponentialSolver Solver { get; init; } = ExponentialSolver.Phi2;

    internal Seeds2Options ToSeeds() => new() { Eta = 0, Middle = 1, Solver = Solver };
}

/// <summary>Options of the exponential Heun method for the reverse SDE.</summary>
public sealed record ExpHeunSdeOptions : AncestralOptions
{
    /// <value>Weights of the second stage. Default <c>phi2</c>.</value>
    [Description("Weights of the second stage: phi1 or phi2.")]
    public ExponentialSolver Solver { get; init; } = ExponentialSolver.Phi2;

    internal Seeds2Options ToSeeds() => new() { Eta = Eta, NoiseScale = NoiseScale, Middle = 1, Solver = Solver };
}
