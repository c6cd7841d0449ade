using System.Text.RegularExpressions;

namespace Microsoft.ML.Tokenizers;

/// <summary>The package's default: runs of word characters, and runs of what is neither word character nor white space.</summary>
internal sealed partial class WordOrNonWord : PreTokenizer
{
    public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) =>
        Words().Matches(text).Select(static word => (word.Index, word.Length));

    public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => PreTokenize(text.ToString());

    [GeneratedRegex(@"\w+|[^\w\s]+")]
    private static partial Regex Words();
}
