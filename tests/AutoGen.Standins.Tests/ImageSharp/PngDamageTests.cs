using System.Buffers.Binary;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Standins.Tests.ImageSharp;

public sealed class PngDamageTests
{
    private const int HeaderEnd = 33;

    private static readonly byte[] Good = Recorded.Read("decode/rgb.png");

    [Fact]
    public void A_file_cut_anywhere_before_the_end_of_its_pixels_is_refused()
    {
        var endOfPixels = Good.Length - 12;
        for (var length = 8; length < endOfPixels; length++)
            Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(Good.AsSpan(0, length)));
    }

    [Fact]
    public void A_file_cut_between_two_pieces_of_its_pixels_is_refused()
    {
        using var whole = Recorded.Motley(60, 60);
        var file = new MemoryStream();
        whole.SaveAsPng(file);
        var pixels = Chunk(file.ToArray(), "IDAT");
        var head = file.ToArray()[..HeaderEnd];
        byte[] half = [.. head, .. NewChunk("IDAT", pixels[..(pixels.Length / 2)]), .. NewChunk("IEND", [])];
        byte[] both = [.. head, .. NewChunk("IDAT", pixels[..(pixels.Length / 2)]), .. NewChunk("IDAT", pixels[(pixels.Length / 2)..]), .. NewChunk("IEND", [])];

        var fault = Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgba32>(half));
        Assert.Contains("cut off", fault.Message);
        using var image = Image.Load<Rgba32>(both);
        Assert.Equal(Recorded.Pixels(whole), Recorded.Pixels(image));
    }

    [Theory]
    [InlineData(17)] // in the header
    [InlineData(80)] // in the pixels
    public void A_flipped_bit_is_refused(int position)
    {
        var damaged = Good.ToArray();
        damaged[position] ^= 4;
        var fault = Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(damaged));
        Assert.Contains("checksum", fault.Message);
    }

    [Fact]
    public void A_damaged_text_costs_the_text_only()
    {
        var damaged = Recorded.Read("texts.png");
        damaged[damaged.AsSpan().IndexOf("Steps"u8)] ^= 4;
        using var image = Image.Load<Rgb24>(damaged);
        Assert.Equal(["unicode", "long", "longUnicode", "tagged"], image.Metadata.GetPngMetadata().TextData.Select(text => text.Keyword));
    }

    [Theory]
    [InlineData(100_000, 100_000)] // cannot be held
    [InlineData(16_000, 16_000)] // could be held, but the file is too small for it
    public void A_bomb_is_identified_by_its_header_and_refused_without_memory(int width, int height)
    {
        var bomb = WithSize(width, height);
        var info = Image.Identify(bomb);
        Assert.Equal((width, height), (info.Width, info.Height));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgba32>(bomb));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory]
    [InlineData(0, 11)]
    [InlineData(13, -1)]
    public void An_impossible_size_is_refused(int width, int height) =>
        Assert.Contains($"{width} x {height}", Assert.Throws<InvalidImageContentException>(() => Image.Identify(WithSize(width, height))).Message);

    [Theory]
    [InlineData("")]
    [InlineData("a red circle on a blue background")]
    public void A_text_is_no_picture(string text) =>
        Assert.Throws<UnknownImageFormatException>(() => Image.Identify(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("474946383961", "GIF")]
    [InlineData("4D4D002A00000008", "TIFF")]
    public void A_format_of_the_package_alone_is_refused_by_name(string head, string format)
    {
        var fault = Assert.Throws<NotSupportedException>(() => Image.Load<Rgb24>(Convert.FromHexString(head)));
        Assert.Contains($"it is a {format} picture", fault.Message);
        Assert.Contains("standard package set", fault.Message);
    }

    private static byte[] WithSize(int width, int height)
    {
        var header = Chunk(Good, "IHDR");
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return [.. Good[..8], .. NewChunk("IHDR", header), .. Good[HeaderEnd..]];
    }

    private static byte[] Chunk(byte[] file, string type)
    {
        var at = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(type));
        return file.AsSpan(at + 4, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at - 4))).ToArray();
    }

    private static byte[] NewChunk(string type, byte[] data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }
        return ~crc;
    }
}
