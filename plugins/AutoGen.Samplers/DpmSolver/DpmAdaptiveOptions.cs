using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>Options of DPM adaptive. Names are k-diffusion's.</summary>
public sealed record DpmAdaptiveOptions : DpmSolverOptions
{
    /// <value>Order of the solver, 2 or 3. Default 3.</value>
    [Range(2, 3)]
    [Description("Order of the solver: 2 or 3.")]
    public int Order { get; init; } = 3;

    /// <value>Relative tolerance, 0.0001 to 1. Default 0.05.</value>
    [Range(0.0001, 1.0)]
    [Description("Relative tolerance of a step; smaller = more steps.")]
    public double Rtol { get; init; } = 0.05;

    /// <value>Absolute tolerance, 0.0001 to 1. Default 0.0078.</value>
    [Range(0.0001, 1.0)]
    [Description("Absolute tolerance of a step; smaller = more steps.")]
    public double Atol { get; init; } = 0.0078;

    /// <value>First step length in lambda, 0.001 to 1. Default 0.05.</value>
    [Range(0.001, 1.0)]
    [Description("First step length, in -log sigma.")]
    public double HInit { get; init; } = 0.05;

    /// <value>Proportional coefficient of the step size controller, 0 to 1. Default 0.</value>
    [Range(0.0, 1.0)]
    [Description("Proportional coefficient of the step size controller.")]
    public double Pcoeff { get; init; }

    /// <value>Integral coefficient of the step size controller, 0 to 2. Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Integral coefficient of the step size controller.")]
    public double Icoeff { get; init; } = 1;

    /// <value>Derivative coefficient of the step size controller, 0 to 1. Default 0.</value>
    [Range(0.0, 1.0)]
    [Description("Derivative coefficient of the step size controller.")]
    public double Dcoeff { get; init; }

    /// <value>A step is accepted where the controller would not shrink it below this factor, 0.1 to 0.99. Default 0.81.</value>
    [Range(0.1, 0.99)]
    [Description("A step counts where the controller would not shrink it below this factor.")]
    public double AcceptSafety { get; init; } = 0.81;
}
