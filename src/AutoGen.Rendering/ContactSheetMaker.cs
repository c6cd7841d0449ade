using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Drawing;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering;

/// <summary>Contact sheets: small JPEG files of pictures, and one of them all.</summary>
/// <param name="time">Ends a sheet that takes too long.</param>
public sealed class ContactSheetMaker(TimeProvider time) : IContactSheetMaker
{
    /// <summary>What is not drawn by then is left out: new drops wait meanwhile.</summary>
    private static readonly TimeSpan LongestTime = TimeSpan.FromMinutes(2);

    /// <summary>Longest side of a small picture; sharp at 128 on the dense screens of phones.</summary>
    private const int Side = 192;

    /// <summary>Dots of captions in that: twice as large as they would be on a sheet for print.</summary>
    private const int DotsInWidth = Side / 2;

    private const int Gap = 8;

    /// <summary>Of the sheet's longest side; small pictures become smaller where they would need more.</summary>
    private const int Longest = 6144;

    /// <summary>Width x height that is still read: the agent itself draws, so one picture may cost 128 MB and no more.</summary>
    private const long PixelLimit = 1 << 25;

    private static readonly Colour Paper = new(24, 24, 27, 255), Ink = new(228, 228, 231, 255);
    private static readonly PictureEncoding Jpeg = new() { Format = PictureFormat.Jpeg, Quality = 75 };

    private readonly PictureReader reader = new(PixelLimit);

    /// <inheritdoc/>
    public Result<ContactSheet> Draw(IReadOnlyList<SheetEntry> pictures)
    {
        if (PictureFormats.Check(Jpeg) is { } unavailable)
            return unavailable;
        var layout = new SheetLayout(new SheetShape(0, Gap, Longest, DotsInWidth), pictures.Count, Side, Side);
        var canvas = new Canvas(layout.Width, layout.Height, Paper, hasAlpha: false);
        var thumbnails = new List<byte[]?>(pictures.Count);
        var start = time.GetTimestamp();
        foreach (var (index, picture) in pictures.Index())
        {
            var small = time.GetElapsedTime(start) > LongestTime ? null : reader.ReadWithin(picture.Path, layout.CellWidth, layout.CellHeight).Value;
            if (small is not null)
                canvas.LayOn(layout, index, small);
            canvas.LayLabel(layout, index, Fitting(picture.Caption, layout), Ink, Paper);
            thumbnails.Add(small is null ? null : PictureWriter.Encode(small, Jpeg));
        }

        return new ContactSheet(PictureWriter.Encode(canvas.ToPicture(new Picture(1, 1, 3, new byte[3])), Jpeg), thumbnails);
    }

    private static string Fitting(string caption, SheetLayout layout)
    {
        while (BitmapFont.WidthOf(caption) * layout.Dot > layout.CellWidth && caption.LastIndexOf(' ') is > 0 and var end)
            caption = caption[..end];
        return caption;
    }
}
