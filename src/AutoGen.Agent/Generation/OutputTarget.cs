using System.Text.Json;
using AutoGen.Automation.Renders;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Generation;

/// <summary>Where the pictures of <c>autogen generate</c> go: a folder, or one file name.</summary>
internal sealed class OutputTarget
{
    private static readonly string[] OtherFormats = [".gif", ".bmp", ".tif", ".tiff", ".avif"];
    private readonly string folder;
    private readonly string? stem;

    private OutputTarget(string folder, string? stem) => (this.folder, this.stem) = (folder, stem);

    /// <summary>The format that the file name says; null where it is a folder.</summary>
    public PictureFileFormat? Format { get; private init; }

    /// <summary>A name that ends in .png, .jpg, .jpeg or .webp is a file, everything else a folder, which is made when the first picture is.</summary>
    public static Result<OutputTarget> Of(string? output)
    {
        var path = Path.GetFullPath(output ?? ".");
        if (Directory.Exists(path))
            return new OutputTarget(path, null);
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (OtherFormats.Contains(extension))
        {
            return new Problem("output-format-not-built", $"'{output}' ends in {extension}; pictures are written as PNG, JPEG or WebP.")
            {
                Key = "--output",
                Value = output,
                Allowed = "a folder, or a file name ending in .png, .jpg, .jpeg or .webp",
                Remedy = "End it in .png.",
            };
        }

        return PictureFileFormats.OfExtension(extension) is { } format
            ? new OutputTarget(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path)) { Format = format }
            : new OutputTarget(path, null);
    }

    /// <summary>The settings with the format that the file name says, where they say none.</summary>
    public RenderSettings Complete(RenderSettings said) =>
        Format is { } format && said.Format is null ? said with { Format = JsonNamingPolicy.CamelCase.ConvertName(format.ToString()) } : said;

    /// <summary>Null, or how file name and settings contradict each other.</summary>
    public Problem? Against(RenderSettings said) => Format is { } format && PictureFileFormats.OfSetting(said.Format) != format
        ? new Problem("output-format-differs", $"The format is {said.Format}, but --output ends in {format.Extension()}.")
        {
            Key = "--output",
            Value = said.Format,
            Remedy = "Leave --format out, or let the name end in its extension.",
        }
        : null;

    /// <summary>Absolute path wished for picture <paramref name="number"/> (from 1) of <paramref name="count"/>.</summary>
    public string PathOf(int number, int count, RenderRequest request)
    {
        var extension = request.Format.Extension();
        return Path.Combine(folder, (stem, request.Sheet) switch
        {
            (_, { } sheet) => PictureName.ForSheet(stem ?? "picture", sheet.Step.Name, number, extension),
            (null, _) => PictureName.For("picture", number, request.Seed, extension),
            _ when count == 1 => stem + extension,
            _ => PictureName.For(stem, number, request.Seed, extension),
        });
    }
}
