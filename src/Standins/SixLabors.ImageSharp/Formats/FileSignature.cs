namespace SixLabors.ImageSharp.Formats;

/// <summary>Tells formats apart by their first bytes.</summary>
internal static class FileSignature
{
    public static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// Reads the signature of a PNG file or throws. A format that only the package reads is one that is known and not
    /// supported, for which the package has that exception too.
    /// </summary>
    public static void ExpectPng(Stream stream)
    {
        Span<byte> head = stackalloc byte[12];
        var start = stream.Position;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (Name(head) is { } name)
            throw new NotSupportedException($"it is a {name} picture, and this program was built with a stand-in for ImageSharp that reads PNG only (a build with the standard package set reads {name} too)");
        if (!head.StartsWith(Png))
            throw new UnknownImageFormatException("It is not a picture of a known format; PNG was expected.");
        stream.Position = start + Png.Length;
    }

    private static string? Name(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "JPEG",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P'] => "WebP",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "GIF",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "TIFF",
        _ => null,
    };
}
