namespace SixLabors.ImageSharp.Formats;

/// <summary>Tells formats apart by their first bytes.</summary>
internal static class FileSignature
{
    private const int HeadLength = 12;

    public static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// The format of a file that can be read; leaves the stream where it was. A format that only the package reads is
    /// one that is known and not supported, for which the package has that exception too.
    /// </summary>
    public static FileKind Detect(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var start = stream.Position;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = start;
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P'] => FileKind.Webp,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => throw Unsupported("GIF"),
            [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => throw Unsupported("TIFF"),
            _ when head.StartsWith(Png) => FileKind.Png,
            _ => throw new UnknownImageFormatException("It is not a picture of a known format; PNG, JPEG or WebP was expected."),
        };
    }

    private static NotSupportedException Unsupported(string name) =>
        new($"it is a {name} picture, and this program was built with a stand-in for ImageSharp that reads PNG, JPEG and WebP only (a build with the standard package set reads {name} too)");
}

/// <summary>The formats that are read.</summary>
internal enum FileKind
{
    Png,
    Jpeg,
    Webp,
}
