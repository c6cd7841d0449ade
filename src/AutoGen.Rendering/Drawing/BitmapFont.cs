using System.Globalization;
using System.Text;
using AutoGen.Abstractions;

namespace AutoGen.Rendering.Drawing;

/// <summary>
/// The one font there is: 5 x 7 dots, as on character displays. Letters with accents lose them; what it lacks is a box.
/// </summary>
internal static class BitmapFont
{
    private const int Columns = 5, Rows = 7;
    private const char First = ' ', Last = '~';

    /// <summary>Columns from left to right of each character from space to tilde, then of the copyright sign and the box; the lowest bit is the top row.</summary>
    private const string Glyphs =
        "0000000000" + "00005F0000" + "0007000700" + "147F147F14" + "242A7F2A12" + "2313086462" + "3649562050" + "0005030000" +
        "001C224100" + "0041221C00" + "14083E0814" + "08083E0808" + "0050300000" + "0808080808" + "0060600000" + "2010080402" +
        "3E5149453E" + "00427F4000" + "4261514946" + "2141454B31" + "1814127F10" + "2745454539" + "3C4A494930" + "0171090503" +
        "3649494936" + "064949291E" + "0036360000" + "0056360000" + "0814224100" + "1414141414" + "0041221408" + "0201510906" +
        "324979413E" + "7E1111117E" + "7F49494936" + "3E41414122" + "7F4141221C" + "7F49494941" + "7F09090901" + "3E4149497A" +
        "7F0808087F" + "00417F4100" + "2040413F01" + "7F08142241" + "7F40404040" + "7F020C027F" + "7F0408107F" + "3E4141413E" +
        "7F09090906" + "3E4151215E" + "7F09192946" + "4649494931" + "01017F0101" + "3F4040403F" + "1F2040201F" + "3F4038403F" +
        "6314081463" + "0708700807" + "6151494543" + "007F414100" + "0204081020" + "0041417F00" + "0402010204" + "4040404040" +
        "0001020400" + "2054545478" + "7F48444438" + "3844444420" + "384444487F" + "3854545418" + "087E090102" + "0C5252523E" +
        "7F08040478" + "00447D4000" + "2040443D00" + "7F10284400" + "00417F4000" + "7C04180478" + "7C08040478" + "3844444438" +
        "7C14141408" + "081414187C" + "7C08040408" + "4854545420" + "043F444020" + "3C4040207C" + "1C2040201C" + "3C4030403C" +
        "4428102844" + "0C5050503C" + "4464544C44" + "0008364100" + "00007F0000" + "0041360800" + "0804081008" +
        "3E415D553E" + "7F4141417F";

    private const string Accented = "ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖØòóôõöøÙÚÛÜùúûüÝýÿŠšŽžĆćČčĘęĄąŁłŃńŚśŹźŻż";
    private const string WithoutAccents = "AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOOooooooUUUUuuuuYyySsZzCcCcEeAaLlNnSsZzZz";

    private const int CopyrightSign = Last - First + 1, Box = CopyrightSign + 1;

    /// <summary>Dots that a text of one line is wide, its rim of one dot included.</summary>
    public static int WidthOf(string text) => (Plain(text).Length * (Columns + 1)) + 1;

    /// <summary>The text as an RGBA picture, transparent around it.</summary>
    /// <param name="text">One line.</param>
    /// <param name="dot">Pixels that a dot is wide and high.</param>
    /// <param name="colour">Of the letters.</param>
    /// <param name="rim">Of one dot around them; null: none.</param>
    public static Picture Draw(string text, int dot, Colour colour, Colour? rim)
    {
        var dots = Dots(Plain(text));
        var (width, height) = (WidthOf(text) * dot, (Rows + 2) * dot);
        Canvas.CheckSize(width, height);
        var pixels = new byte[width * height * 4];
        for (var index = 0; index < width * height; index++)
        {
            var (row, column) = (index / width / dot, index % width / dot);
            if (dots.Contains((column, row)))
                Set(pixels.AsSpan(index * 4, 4), colour);
            else if (rim is { } around && IsBeside(dots, column, row))
                Set(pixels.AsSpan(index * 4, 4), around);
        }

        return new Picture(width, height, 4, pixels);
    }

    private static HashSet<(int Column, int Row)> Dots(string text)
    {
        var dots = new HashSet<(int, int)>();
        for (var index = 0; index < text.Length * Columns; index++)
        {
            var (position, column) = (index / Columns, index % Columns);
            var bits = byte.Parse(Glyphs.AsSpan(((GlyphOf(text[position]) * Columns) + column) * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var row = 0; row < Rows; row++)
            {
                if ((bits >> row & 1) == 1)
                    dots.Add(((position * (Columns + 1)) + column + 1, row + 1));
            }
        }

        return dots;
    }

    private static int GlyphOf(char letter) => letter switch
    {
        >= First and <= Last => letter - First,
        '©' => CopyrightSign,
        _ => Box,
    };

    private static bool IsBeside(HashSet<(int Column, int Row)> dots, int column, int row)
    {
        for (var offset = 0; offset < 9; offset++)
        {
            if (dots.Contains((column + (offset % 3) - 1, row + (offset / 3) - 1)))
                return true;
        }

        return false;
    }

    /// <summary>Without accents; a character beyond 16 bits counts as one. Not by normalization, which some computers have no tables for.</summary>
    private static string Plain(string text) => string.Concat(text.EnumerateRunes()
        .Where(static rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
        .Select(static rune => !rune.IsBmp ? '\uFFFD' : Accented.IndexOf((char)rune.Value) is >= 0 and var index ? WithoutAccents[index] : (char)rune.Value));

    private static void Set(Span<byte> pixel, Colour colour) =>
        (pixel[0], pixel[1], pixel[2], pixel[3]) = (colour.Red, colour.Green, colour.Blue, colour.Alpha);
}
