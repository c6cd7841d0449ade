using System.Text;

namespace Microsoft.ML.Tokenizers;

/// <summary>Byte pair encoding over characters (Sennrich, Haddow, Birch: "Neural machine translation of rare words with subword units", 2016).</summary>
public sealed class BpeTokenizer : Tokenizer
{
    private readonly Dictionary<string, int> vocabulary;
    private readonly MergeTable merges;
    private readonly int? unknownId;

    private BpeTokenizer(BpeOptions options, Dictionary<string, int> vocabulary) : base(options.PreTokenizer ?? new WordOrNonWord())
    {
        this.vocabulary = vocabulary;
        merges = new MergeTable(options.Merges ?? [], vocabulary);
        UnknownToken = options.UnknownToken;
        EndOfWordSuffix = options.EndOfWordSuffix;
        unknownId = options.UnknownToken is null ? null : IdOfUnknown(options.UnknownToken);
    }

    public string? UnknownToken { get; }

    public string? EndOfWordSuffix { get; }

    public IReadOnlyDictionary<string, int> Vocabulary => vocabulary;

    /// <exception cref="ArgumentException">A token or an id stands twice in the vocabulary, or a merge twice in the merges.</exception>
    /// <exception cref="InvalidOperationException">The vocabulary is empty or lacks what a merge or the unknown token names.</exception>
    public static BpeTokenizer Create(BpeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var vocabulary = new Dictionary<string, int>(options.Vocabulary);
        if (vocabulary.Count == 0)
            throw new InvalidOperationException("The vocabulary is empty.");
        var twice = vocabulary.GroupBy(static entry => entry.Value).FirstOrDefault(static group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The tokens '{string.Join("' and '", twice.Select(static entry => entry.Key))}' have the same id {twice.Key}.", nameof(options));
        return new BpeTokenizer(options, vocabulary);
    }

    private protected override void EncodeWord(ReadOnlySpan<char> word, List<int> ids)
    {
        var pieces = new List<int>(word.Length);
        for (int i = 0, length; i < word.Length; i += length)
        {
            // characters beyond U+FFFF are two chars and one symbol
            Rune.DecodeFromUtf16(word[i..], out _, out length);
            var symbol = word.Slice(i, length).ToString() + (i + length == word.Length ? EndOfWordSuffix : null);
            if (vocabulary.TryGetValue(symbol, out var id))
                pieces.Add(id);
            else if (unknownId is { } unknown)
                pieces.Add(unknown);
        }
        merges.Apply(pieces);
        ids.AddRange(pieces);
    }

    private int IdOfUnknown(string token) => vocabulary.TryGetValue(token, out var id)
        ? id
        : throw new InvalidOperationException($"The unknown token '{token}' is not in the vocabulary.");
}
