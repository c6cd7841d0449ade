namespace Microsoft.ML.Tokenizers;

/// <summary>Turns text into the ids of a vocabulary.</summary>
public abstract class Tokenizer
{
    private protected Tokenizer(PreTokenizer preTokenizer) => PreTokenizer = preTokenizer;

    public virtual PreTokenizer PreTokenizer { get; }

    /// <param name="text">Null counts as empty.</param>
    /// <param name="considerPreTokenization">False takes the text as one word.</param>
    /// <param name="considerNormalization">Without effect: there are no normalizers here.</param>
    public IReadOnlyList<int> EncodeToIds(string text, bool considerPreTokenization = true, bool considerNormalization = true)
    {
        var ids = new List<int>();
        if (string.IsNullOrEmpty(text))
            return ids;
        foreach (var (offset, length) in considerPreTokenization ? PreTokenizer.PreTokenize(text) : [(0, text.Length)])
            EncodeWord(text.AsSpan(offset, length), ids);
        return ids;
    }

    public int CountTokens(string text, bool considerPreTokenization = true, bool considerNormalization = true) =>
        EncodeToIds(text, considerPreTokenization, considerNormalization).Count;

    private protected abstract void EncodeWord(ReadOnlySpan<char> word, List<int> ids);
}
