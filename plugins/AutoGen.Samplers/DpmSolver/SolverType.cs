using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>How the multistep solvers weigh the slope between the last two clean latents.</summary>
public enum SolverType
{
    /// <summary>As the mid-point method does.</summary>
    Midpoint,

    /// <summary>As Heun's method does: by phi_2.</summary>
    Heun,
}

/// <summary>The weights.</summary>
internal static class SolverTypes
{
    /// <param name="solverType">The kind.</param>
    /// <param name="decay">Length of the step in lambda, times 1 + eta.</param>
    public static double SlopeWeight(this SolverType solverType, double decay) =>
        solverType == SolverType.Heun ? decay * Phi.Two(-decay) : decay * Phi.One(-decay) / 2;
}
