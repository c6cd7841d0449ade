using System.Text;

namespace AutoGen.Models.Text;

/// <summary>
/// The 256 printable characters that stand for bytes in a byte-level BPE vocabulary (GPT-2's bytes_to_unicode): printable
/// Latin-1 bytes stand for themselves, the others for U+0100 onwards. So every text has tokens.
/// </summary>
internal static class ByteSymbols
{
    private static readonly char[] Symbols = CreateSymbols();

    /// <summary>In the order CLIP's vocabulary lists them: the printable bytes first, then the others.</summary>
    public static IEnumerable<char> InVocabularyOrder => Symbols.Where(static symbol => symbol < 256).Concat(Symbols.Where(static symbol => symbol >= 256));

    /// <summary>The UTF-8 bytes of a word, one symbol each.</summary>
    public static string Encode(string word) =>
        string.Concat(Encoding.UTF8.GetBytes(word).Select(static single => Symbols[single]));

    private static char[] CreateSymbols()
    {
        var symbols = new char[256];
        var next = 256;
        for (var value = 0; value < 256; value++)
            symbols[value] = value is (>= '!' and <= '~') or (>= '¡' and <= '¬') or (>= '®' and <= 'ÿ') ? (char)value : (char)next++;
        return symbols;
    }
}
