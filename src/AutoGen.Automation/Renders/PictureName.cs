using System.Globalization;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Renders;

/// <summary>Names of pictures: <c>source-0001-42.png</c>.</summary>
public static class PictureName
{
    /// <param name="stem">Name of the source without its extension.</param>
    /// <param name="number">Number of the picture in its drop, from 1.</param>
    /// <param name="seed">Seed of the picture.</param>
    public static string For(string stem, int number, long seed) =>
        FileNames.Fit(FileNames.Portable(stem), string.Create(CultureInfo.InvariantCulture, $"-{number:D4}-{seed}.png"));
}
