using System.Text.Json;
using AutoGen.Models.Folders;
using AutoGen.Protocol;

namespace AutoGen.Models.Text;

/// <summary>What a model's tokenizer folder says: vocab.json, merges.txt and, where they are, tokenizer_config.json and special_tokens_map.json.</summary>
internal sealed record TokenizerFiles(ClipVocabulary Vocabulary, int StartId, int EndId, int PaddingId)
{
    /// <summary>Tokens that are recognised in the text itself.</summary>
    public Dictionary<string, int> Specials { get; init; } = [];

    /// <summary>The tokenizer of these files; null where there are problems.</summary>
    public static ClipTokenizer? Load(string folder, List<Problem> problems)
    {
        try
        {
            return Read(folder, problems) is { } files ? new ClipTokenizer(files) : null;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            problems.Add(new("tokenizer-corrupt", $"vocab.json and merges.txt do not belong together: {fault.Message}")
            {
                File = Path.Combine(folder, "merges.txt"),
                Remedy = "Take tokenizer/ from the place the model came from again.",
            });
            return null;
        }
    }

    private static TokenizerFiles? Read(string folder, List<Problem> problems)
    {
        var vocabulary = ReadVocabulary(folder, problems);
        var settings = new[] { "tokenizer_config.json", "special_tokens_map.json" }
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists)
            .Select(path => ConfigFile.Read(path, problems))
            .OfType<ConfigFile>()
            .ToList();
        if (vocabulary is null)
            return null;

        string Token(string key, string usual) => settings.Select(file => file.TokenText(key)).FirstOrDefault(static text => text is not null) ?? usual;
        var (start, end) = (Token("bos_token", ClipVocabulary.Start), Token("eos_token", ClipVocabulary.End));
        var padding = Token("pad_token", end);
        foreach (var missing in new[] { start, end, padding }.Where(token => !vocabulary.Ids.ContainsKey(token)).Distinct())
        {
            problems.Add(new("tokenizer-corrupt", $"The vocabulary has no entry for the special token '{missing}'.")
            {
                File = Path.Combine(folder, "vocab.json"),
                Remedy = "Take tokenizer/ from the place the model came from again.",
            });
        }

        return problems.Count > 0 ? null : new(vocabulary, vocabulary.Ids[start], vocabulary.Ids[end], vocabulary.Ids[padding])
        {
            Specials = new Dictionary<string, int> { [start] = vocabulary.Ids[start], [end] = vocabulary.Ids[end] },
        };
    }

    private static ClipVocabulary? ReadVocabulary(string folder, List<Problem> problems)
    {
        var file = ConfigFile.Read(Path.Combine(folder, "vocab.json"), problems);
        var merges = ReadMerges(Path.Combine(folder, "merges.txt"), problems);
        var ids = new Dictionary<string, int>();
        foreach (var (token, value) in file?.Entries() ?? [])
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var id))
                ids[token] = id;
            else
                problems.Add(new("tokenizer-corrupt", $"The id of token '{token}' is {value.GetRawText()}.") { File = file!.Path, Allowed = "a whole number" });
        }

        return file is null ? null : new ClipVocabulary(ids, merges);
    }

    private static List<string> ReadMerges(string path, List<Problem> problems)
    {
        var merges = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || (number == 1 && line.StartsWith("#version", StringComparison.Ordinal)))
                continue;
            if (line.Split(' ') is [{ Length: > 0 }, { Length: > 0 }])
                merges.Add(line);
            else
                problems.Add(new("tokenizer-corrupt", $"'{line}' is no merge.") { File = path, Line = number, Allowed = "two tokens with one space between" });
        }

        return merges;
    }
}
