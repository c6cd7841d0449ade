namespace AutoGen.Rendering.Drawing;

/// <summary>A colour as options write it.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Alpha">255 = opaque.</param>
internal readonly record struct Colour(byte Red, byte Green, byte Blue, byte Alpha)
{
    public bool IsOpaque => Alpha == 255;

    /// <summary>From <c>#rrggbb</c> or <c>#rrggbbaa</c>.</summary>
    public static Colour Parse(string text)
    {
        var parts = Convert.FromHexString(text.AsSpan(1));
        return new Colour(parts[0], parts[1], parts[2], parts.Length == 4 ? parts[3] : (byte)255);
    }
}
