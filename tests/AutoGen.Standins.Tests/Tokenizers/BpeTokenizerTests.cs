using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace AutoGen.Standins.Tests.Tokenizers;

/// <summary>Ids recorded with Microsoft.ML.Tokenizers 2.0.0 and the pocket model's vocabulary.</summary>
public sealed class BpeTokenizerTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pocket");

    [Theory]
    [InlineData("a red circle on a blue background", "320 564 626 512 320 550 540")]
    [InlineData("masterpiece, best quality, 1girl", "818 267 834 690 619 64 75 530 344 267 16 70 623 331")]
    [InlineData("an astronaut riding a horse", "548 64 523 671 77 64 84 339 81 600 576 320 71 541 553")]
    [InlineData("l'été :) 2x", "331 262 165 83 421 25 264 17 343")]
    [InlineData("赤い circle 🔴 é", "626 421")]
    [InlineData("", "")]
    public void Ids_are_those_of_the_package(string text, string ids)
    {
        var tokenizer = BpeTokenizer.Create(Pocket());
        Assert.Equal(ids, string.Join(' ', tokenizer.EncodeToIds(text)));
        Assert.Equal(tokenizer.EncodeToIds(text).Count, tokenizer.CountTokens(text));
    }

    [Fact]
    public void An_unknown_character_is_one_unknown_token_even_beyond_the_basic_plane()
    {
        var options = Pocket();
        options.UnknownToken = "<|endoftext|>";
        Assert.Equal([863, 863, 626, 863, 421], BpeTokenizer.Create(options).EncodeToIds("赤い circle 🔴 é"));
    }

    [Fact]
    public void The_pre_tokenizer_decides_what_a_word_is()
    {
        var options = Pocket();
        options.PreTokenizer = new Whole();
        int[] asOneWord = [64, 518, 67, 624, 800, 78, 77, 64, 549, 68, 540];
        Assert.Equal(asOneWord, BpeTokenizer.Create(options).EncodeToIds("a red circle on a blue background"));
        Assert.Equal(asOneWord, BpeTokenizer.Create(Pocket()).EncodeToIds("a red circle on a blue background", considerPreTokenization: false));
    }

    [Fact]
    public void The_earlier_merge_goes_first()
    {
        var vocabulary = new Dictionary<string, int> { ["a"] = 0, ["b"] = 1, ["c"] = 2, ["ab"] = 3, ["bc"] = 4 };
        Assert.Equal([0, 4], BpeTokenizer.Create(new BpeOptions(vocabulary) { Merges = ["b c", "a b"] }).EncodeToIds("abc"));
        Assert.Equal([3, 2], BpeTokenizer.Create(new BpeOptions(vocabulary) { Merges = ["a b", "b c"] }).EncodeToIds("abc"));
    }

    [Theory]
    [InlineData("a c", "'c'")] // not in the vocabulary
    [InlineData("b a", "'ba'")] // its result is not
    [InlineData("ab", "'ab'")] // no merge at all
    public void A_merge_that_fits_no_vocabulary_is_refused(string merge, string named)
    {
        var options = new BpeOptions(new Dictionary<string, int> { ["a"] = 0, ["b"] = 1, ["ab"] = 2 }) { Merges = [merge] };
        Assert.Contains(named, Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(options)).Message);
    }

    [Fact]
    public void A_broken_vocabulary_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BpeTokenizer.Create(new BpeOptions([new("a", 0), new("b", 0)])));
        Assert.Throws<ArgumentException>(() => BpeTokenizer.Create(new BpeOptions([new("a", 0), new("a", 1)])));
        Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(new BpeOptions([])));
        Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(new BpeOptions([new("a", 0)]) { UnknownToken = "b" }));
    }

    private static BpeOptions Pocket() =>
        new(JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(Path.Combine(Folder, "vocab.json")))!)
        {
            Merges = File.ReadLines(Path.Combine(Folder, "merges.txt")).Skip(1).Where(line => line.Length > 0),
            EndOfWordSuffix = "</w>",
        };

    private sealed class Whole : PreTokenizer
    {
        public override IEnumerable<(int Offset, int Length)> PreTokenize(string text) => [(0, text.Length)];

        public override IEnumerable<(int Offset, int Length)> PreTokenize(ReadOnlySpan<char> text) => [(0, text.Length)];
    }
}
