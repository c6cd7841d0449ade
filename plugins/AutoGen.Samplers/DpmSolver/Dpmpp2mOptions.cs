using System.ComponentModel;
using AutoGen.Samplers.Euler;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>Options of DPM++ 2M.</summary>
public sealed record Dpmpp2mOptions
{
    /// <value>Second order term. Default <c>midpoint</c>.</value>
    [Description("Second order term: midpoint or heun.")]
    public SolverType SolverType { get; init; }
}

/// <summary>Options of DPM++ 2M SDE.</summary>
public sealed record Dpmpp2mSdeOptions : AncestralOptions
{
    /// <value>Second order term. Default <c>midpoint</c>.</value>
    [Description("Second order term: midpoint or heun.")]
    public SolverType SolverType { get; init; }
}
