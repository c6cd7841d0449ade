using AutoGen.Protocol;

namespace AutoGen.Rendering.Pipeline;

/// <summary>
/// What a plugin sees when the host cannot do what it asks for on behalf of the request: read a picture, copy into a
/// folder, write a format. Where it lets it pass, the problem is the user's and not the plugin's.
/// </summary>
internal sealed class StepRefusedException(Problem problem) : IOException(problem.Message)
{
    public Problem Problem => problem;
}
