using AutoGen.Protocol;
using Microsoft.ML.Tokenizers;

namespace AutoGen.Models.Text;

/// <summary>
/// CLIP's tokenizer. Gives exactly the ids of Hugging Face's fast CLIPTokenizer (Rust tokenizers 0.23); where OpenAI's
/// and ComfyUI's differ from it stands in docs/tokenizer.md.
/// </summary>
internal sealed class ClipTokenizer
{
    private readonly TokenizerFiles files;
    private readonly BpeTokenizer pairs;

    /// <exception cref="ArgumentException">An id stands twice in the vocabulary.</exception>
    /// <exception cref="InvalidOperationException">A merge names a token that is not in the vocabulary.</exception>
    public ClipTokenizer(TokenizerFiles files)
    {
        this.files = files;
        pairs = BpeTokenizer.Create(new BpeOptions(files.Vocabulary.Ids)
        {
            Merges = files.Vocabulary.Merges,
            EndOfWordSuffix = ClipVocabulary.EndOfWord,
            PreTokenizer = new WholeWord(),
        });
    }

    /// <summary>All ids of a text between start and end, neither cut nor padded.</summary>
    public IReadOnlyList<int> Encode(string text) => [files.StartId, .. EncodeWords(text).SelectMany(static word => word.Ids), files.EndId];

    /// <summary>Exactly <paramref name="limit"/> ids. Text beyond limit - 2 tokens is cut, with a warning that names it.</summary>
    public TokenizedPrompt Tokenize(string text, int limit)
    {
        var room = limit - 2;
        var words = EncodeWords(text).ToList();
        int[] all = [.. words.SelectMany(static word => word.Ids)];
        var ids = new int[limit];
        Array.Fill(ids, files.PaddingId);
        ids[0] = files.StartId;
        var kept = Math.Min(room, all.Length);
        all.AsSpan(0, kept).CopyTo(ids.AsSpan(1));
        ids[kept + 1] = files.EndId;
        return new(ids, all.Length > room ? CutWarning(words, all.Length, room) : null);
    }

    private static Problem CutWarning(List<(string Word, IReadOnlyList<int> Ids)> words, int tokens, int room)
    {
        var seen = 0;
        var lost = words.SkipWhile(word => (seen += word.Ids.Count) <= room).Select(static word => word.Word);
        return new("prompt-cut", $"The prompt has {tokens} tokens; the last {tokens - room} were cut: \"{string.Join(' ', lost)}\".")
        {
            Key = "prompt",
            Allowed = $"{room} tokens",
            Remedy = "Shorten the prompt, or put what matters first.",
        };
    }

    private IEnumerable<(string Word, IReadOnlyList<int> Ids)> EncodeWords(string text)
    {
        foreach (var word in ClipText.Words(ClipText.Clean(text), files.Specials.Keys))
        {
            yield return files.Specials.TryGetValue(word, out var id)
                ? (word, [id])
                : (word, pairs.EncodeToIds(ByteSymbols.Encode(word)));
        }
    }
}
