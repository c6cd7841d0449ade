namespace Microsoft.ML.Tokenizers;

/// <summary>What a <see cref="BpeTokenizer"/> is made of.</summary>
public sealed class BpeOptions
{
    public BpeOptions(IEnumerable<KeyValuePair<string, int>> vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Vocabulary = vocabulary;
    }

    public IEnumerable<KeyValuePair<string, int>> Vocabulary { get; }

    /// <summary>Lines of two tokens with one space between; the earlier is merged first.</summary>
    public IEnumerable<string>? Merges { get; set; }

    /// <summary>Default: runs of word characters and runs of other visible characters.</summary>
    public PreTokenizer? PreTokenizer { get; set; }

    /// <summary>Stands for each character that the vocabulary lacks. Without it such characters are left out.</summary>
    public string? UnknownToken { get; set; }

    /// <summary>Ends the last character of every word, as CLIP's <c>&lt;/w&gt;</c> does.</summary>
    public string? EndOfWordSuffix { get; set; }
}
