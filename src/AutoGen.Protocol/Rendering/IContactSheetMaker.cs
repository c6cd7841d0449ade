namespace AutoGen.Protocol.Rendering;

/// <summary>Draws finished pictures small, one by one and all on one sheet, for people to look over.</summary>
public interface IContactSheetMaker
{
    /// <summary>
    /// Reads the pictures one after another, so memory holds one of them and what is drawn. One that cannot be shown (it was taken away, is
    /// damaged, is too large) is left out. A problem where nothing can be drawn on this computer. Never throws for a picture's sake.
    /// </summary>
    /// <param name="pictures">At least one, in their order on the sheet.</param>
    Result<ContactSheet> Draw(IReadOnlyList<SheetEntry> pictures);
}

/// <summary>A picture for a contact sheet.</summary>
/// <param name="Path">Absolute path of its file.</param>
/// <param name="Caption">What stands below it; words that do not fit are left away from the end.</param>
public sealed record SheetEntry(string Path, string Caption);

/// <summary>Pictures made small.</summary>
/// <param name="File">All of them with their captions, a JPEG file.</param>
/// <param name="Thumbnails">A JPEG file for each, in order; null for one that cannot be shown.</param>
public sealed record ContactSheet(byte[] File, IReadOnlyList<byte[]?> Thumbnails);
