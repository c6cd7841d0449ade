using AutoGen.Protocol;

namespace AutoGen.Models;

/// <summary>A prompt as the denoiser understands it: the text encoder's last hidden state.</summary>
public sealed class EncodedPrompt
{
    internal EncodedPrompt(float[] states, int tokens, IReadOnlyList<Problem> warnings) =>
        (States, Tokens, Warnings) = (states, tokens, warnings);

    /// <summary>What a person should know, for example that the prompt was cut.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>Tokens x hidden size, row-major.</summary>
    internal float[] States { get; }

    /// <summary>Rows of <see cref="States"/>; 77 for CLIP.</summary>
    internal int Tokens { get; }
}
