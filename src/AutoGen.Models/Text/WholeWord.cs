using Microsoft.ML.Tokenizers;

namespace AutoGen.Models.Text;

/// <summary>Leaves a text whole: <see cref="ClipText.Words"/> has split it already.</summary>
internal sealed class WholeWord : PreTokenizer
{
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => [(0, text.Length)];

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => [(0, text.Length)];
}
