using AutoGen.Protocol;

namespace AutoGen.Models;

/// <summary>A network failed while it ran, or its output is no picture: a fault of the model, the driver or the device.</summary>
public sealed class ModelFault(Problem problem, Exception? innerException = null) : Exception(problem.ToString(), innerException)
{
    /// <summary>What failed, in which file, and what to do.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>Whether another attempt may work. Values that are not finite come again with every attempt.</summary>
    public bool Transient { get; init; } = true;

    /// <summary>Whether the network gave values that are none: what drove it may be at fault.</summary>
    public bool OfValues { get; init; }
}
