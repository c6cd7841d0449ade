using System.Globalization;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Renders;

/// <summary>Names of pictures: <c>source-0001-42.png</c>.</summary>
public static class PictureName
{
    /// <param name="stem">Name of the source without its extension.</param>
    /// <param name="number">Number of the picture in its drop, from 1.</param>
    /// <param name="seed">Seed of the picture.</param>
    /// <param name="extension">Of its format.</param>
    public static string For(string stem, int number, long seed, string extension = ".png") =>
        FileNames.Portable(stem, string.Create(CultureInfo.InvariantCulture, $"-{number:D4}-{seed}{extension}"));

    /// <summary>Names of sheets: <c>source-grid-0005.png</c>.</summary>
    /// <param name="stem">Name of the source without its extension.</param>
    /// <param name="maker">Name of the sheet maker.</param>
    /// <param name="number">Number of the sheet in its drop, after all pictures.</param>
    /// <param name="extension">Of its format.</param>
    public static string ForSheet(string stem, string maker, int number, string extension) =>
        FileNames.Portable(stem, string.Create(CultureInfo.InvariantCulture, $"-{maker}-{number:D4}{extension}"));
}
