using System.Globalization;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Gallery;

/// <summary>The sheet as one SVG: text for the names, one JPEG for each block of rows.</summary>
internal static class ContactSheet
{
    private const int Blocks = 3;
    private const int NameWidth = 190;
    private const int Header = 24;
    private const int Side = PocketPictures.Side;

    public static string Write(IReadOnlyList<SheetRow> rows)
    {
        var perBlock = (rows.Count + Blocks - 1) / Blocks;
        var blockWidth = NameWidth + (PocketPictures.Steps.Count * Side);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Blocks * blockWidth}\" height=\"{Header + (perBlock * Side)}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        foreach (var (index, block) in rows.Chunk(perBlock).Index())
            Append(svg, block, index * blockWidth);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, IReadOnlyList<SheetRow> rows, int left)
    {
        foreach (var (column, steps) in PocketPictures.Steps.Index())
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + NameWidth + (column * Side) + (Side / 2)}\" y=\"16\" text-anchor=\"middle\">{steps}</text>\n");
        foreach (var (row, name) in rows.Select(static row => row.Sampler).Index())
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + NameWidth - 8}\" y=\"{Header + (row * Side) + (Side / 2) + 4}\" text-anchor=\"end\">{name}</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<image x=\"{left + NameWidth}\" y=\"{Header}\" width=\"{PocketPictures.Steps.Count * Side}\" height=\"{rows.Count * Side}\" href=\"data:image/jpeg;base64,{Encode(rows)}\"/>\n");
    }

    private static string Encode(IReadOnlyList<SheetRow> rows)
    {
        var width = PocketPictures.Steps.Count * Side;
        var pixels = new Rgb24[width * rows.Count * Side];
        foreach (var (row, pictures) in rows.Select(static row => row.Pictures).Index())
        {
            foreach (var (column, picture) in pictures.Index())
                Copy(picture, pixels.AsSpan(), (row * Side * width) + (column * Side), width);
        }

        using var sheet = Image.LoadPixelData<Rgb24>(pixels, width, rows.Count * Side);
        using var file = new MemoryStream();
        sheet.Save(file, new JpegEncoder { Quality = 80 });
        return Convert.ToBase64String(file.ToArray());
    }

    private static void Copy(Image<Rgb24> picture, Span<Rgb24> sheet, int start, int width)
    {
        var pixels = new Rgb24[Side * Side];
        picture.CopyPixelDataTo(pixels);
        for (var row = 0; row < Side; row++)
            pixels.AsSpan(row * Side, Side).CopyTo(sheet[(start + (row * width))..]);
    }
}
