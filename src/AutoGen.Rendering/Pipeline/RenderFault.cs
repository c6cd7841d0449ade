using AutoGen.Protocol;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A render cannot go on. It never leaves <see cref="RenderRunner"/>, which turns it into an outcome.</summary>
internal sealed class RenderFault(Problem problem, bool transient = false) : Exception(problem.Message)
{
    public Problem Problem => problem;

    /// <summary>Whether another attempt may work.</summary>
    public bool Transient => transient;

    /// <summary>Name of the plugin whose code is at fault.</summary>
    public string? Plugin { get; init; }
}
