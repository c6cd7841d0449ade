using AutoGen.Protocol;

namespace AutoGen.Rendering.Pipeline;

/// <summary>What a plugin sees of a picture that cannot be read; where it lets it pass, the problem is the user's and not the plugin's.</summary>
internal sealed class PictureNotReadException(Problem problem) : IOException(problem.Message)
{
    public Problem Problem => problem;
}
