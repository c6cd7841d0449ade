namespace Microsoft.ML.Tokenizers;

/// <summary>Splits a text into the words within which pairs are merged. What lies between words is left out.</summary>
public abstract class PreTokenizer
{
    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(string text);

    public abstract IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text);
}
