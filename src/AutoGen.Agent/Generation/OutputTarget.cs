using AutoGen.Automation.Renders;
using AutoGen.Protocol;

namespace AutoGen.Agent.Generation;

/// <summary>Where the pictures of <c>autogen generate</c> go: a folder, or one file name.</summary>
internal sealed class OutputTarget
{
    private const string Extension = ".png";
    private static readonly string[] OtherFormats = [".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".avif"];
    private readonly string folder;
    private readonly string? stem;

    private OutputTarget(string folder, string? stem) => (this.folder, this.stem) = (folder, stem);

    /// <summary>A name that ends in .png is a file, everything else a folder, which is made when the first picture is.</summary>
    public static Result<OutputTarget> Of(string? output)
    {
        var path = Path.GetFullPath(output ?? ".");
        if (Directory.Exists(path))
            return new OutputTarget(path, null);
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (OtherFormats.Contains(extension))
        {
            return new Problem("output-format-not-built", $"'{output}' ends in {extension}; pictures are written as PNG.")
            {
                Key = "--output",
                Value = output,
                Allowed = "a folder, or a file name ending in .png",
                Remedy = "End it in .png.",
            };
        }

        return extension == Extension
            ? new OutputTarget(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path))
            : new OutputTarget(path, null);
    }

    /// <summary>Absolute path wished for picture <paramref name="number"/> (from 1) of <paramref name="count"/>.</summary>
    public string PathOf(int number, int count, long seed) => Path.Combine(folder, stem switch
    {
        null => PictureName.For("picture", number, seed),
        _ when count == 1 => stem + Extension,
        _ => PictureName.For(stem, number, seed),
    });
}
