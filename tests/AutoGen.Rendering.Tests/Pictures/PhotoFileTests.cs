using System.Buffers.Binary;
using System.Text;
using AutoGen.Abstractions;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Tests.Support;

namespace AutoGen.Rendering.Tests.Pictures;

/// <summary>JPEG and WebP, with the settings where other tools look for them.</summary>
public sealed class PhotoFileTests : IDisposable
{
    private const string Parameters = "красный круг, 円\nNegative prompt: blurry\nSteps: 20, Seed: 7";

    private readonly TemporaryFolder folder = new();
    private readonly PictureReader reader = new(pixelLimit: 1_000_000);

    public static TheoryData<PictureEncoding> Encodings { get; } =
    [
        new PictureEncoding { Format = PictureFormat.Jpeg },
        new PictureEncoding { Format = PictureFormat.Jpeg, Quality = 60 },
        new PictureEncoding { Format = PictureFormat.Webp },
        new PictureEncoding { Format = PictureFormat.Webp, Lossless = true },
    ];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_written_picture_is_read_back(PictureEncoding encoding)
    {
        foreach (var channels in new[] { 3, 4 })
        {
            var path = folder.Write("some", PictureWriter.Encode(Slope(channels, alpha: 255), encoding));
            var read = reader.Read(path).Value!;
            Assert.Equal(new ImageFacts(40, 24), reader.Inspect(path).Value);
            var wanted = Slope(4, alpha: 255);
            Assert.InRange(read.Pixels.ToArray().Zip(wanted.Pixels.ToArray(), static (one, other) => Math.Abs(one - other)).Max(), 0, encoding.Lossless ? 0 : 26);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_settings_are_a_user_comment_in_big_endian_unicode_and_other_texts_the_description(PictureEncoding encoding)
    {
        foreach (var channels in new[] { 3, 4 })
        {
            var file = PictureWriter.Encode(Slope(channels, 200), encoding);
            var exif = ExifOf(file);
            Assert.Equal(Parameters, Encoding.BigEndianUnicode.GetString(Value(exif, Directory(exif, pointer: 0x8769), 0x9286).AsSpan()[8..]));
            Assert.Equal("UNICODE\0", Encoding.ASCII.GetString(Value(exif, Directory(exif, pointer: 0x8769), 0x9286), 0, 8));
            Assert.Equal("postprocessing: sharpen\0", Encoding.UTF8.GetString(Value(exif, 8, 0x010E)));
            Assert.NotNull(reader.Read(folder.Write("some", file)).Value);
            Assert.Equal(file, PictureWriter.Encode(Slope(channels, 200), encoding));
        }
    }

    [Fact]
    public void Transparent_parts_are_white_in_jpeg_and_stay_in_webp()
    {
        var clear = Slope(4, alpha: 0);
        var jpeg = reader.Read(folder.Write("a", PictureWriter.Encode(clear, new PictureEncoding { Format = PictureFormat.Jpeg }))).Value!;
        Assert.All(jpeg.Pixels.ToArray(), static level => Assert.InRange(level, 254, 255));
        var webp = reader.Read(folder.Write("b", PictureWriter.Encode(clear, new PictureEncoding { Format = PictureFormat.Webp }))).Value!;
        Assert.All(webp.Pixels.ToArray().Chunk(4), static pixel => Assert.Equal(0, pixel[3]));
    }

    [Fact]
    public void Without_texts_there_is_no_exif_and_what_is_too_long_for_jpeg_is_left_out()
    {
        var bare = Slope(3, 255).WithMetadata(new Dictionary<string, string>());
        var longer = Slope(3, 255).WithMetadata(new Dictionary<string, string> { ["parameters"] = new('x', 40_000) });
        var jpeg = new PictureEncoding { Format = PictureFormat.Jpeg };
        Assert.Equal(PictureWriter.Encode(bare, jpeg), PictureWriter.Encode(longer, jpeg));
        Assert.Equal(-1, PictureWriter.Encode(bare, jpeg).AsSpan().IndexOf("Exif"u8));
        Assert.NotEqual(-1, PictureWriter.Encode(longer, new PictureEncoding { Format = PictureFormat.Webp }).AsSpan().IndexOf("EXIF"u8));
    }

    [Theory]
    [InlineData(1, 40, 24)]
    [InlineData(3, 40, 24)]
    [InlineData(6, 24, 40)]
    [InlineData(8, 24, 40)]
    public void An_image_is_seen_as_its_orientation_says(byte orientation, int width, int height)
    {
        foreach (var format in new[] { PictureFormat.Jpeg, PictureFormat.Webp, PictureFormat.Png })
        {
            byte[] exif = [.. "MM\0*\0\0\0\x08"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
            var plain = PictureWriter.Encode(Slope(3, 255).WithMetadata(new Dictionary<string, string>()), new PictureEncoding { Format = format, Lossless = true, Quality = 100 });
            var path = folder.Write("turned", format == PictureFormat.Png ? WithChunk(plain, "eXIf"u8, exif) : ExifContainer.Insert(plain, format, exif, new SixLabors.ImageSharp.Size(40, 24), hasAlpha: false));
            Assert.Equal(new ImageFacts(width, height), reader.Inspect(path).Value);
            var read = reader.Read(path).Value!;
            Assert.Equal((width, height), (read.Width, read.Height));
            var corner = orientation switch { 1 => (0, 0), 3 => (39, 23), 6 => (23, 0), _ => (0, 39) }; // where the file's first pixel, the darkest, is seen
            Assert.InRange(read.Pixels[((corner.Item2 * width) + corner.Item1) * 4], 0, 12);
        }
    }

    [Fact]
    public void Webp_has_no_alpha_where_nothing_shines_through()
    {
        var webp = new PictureEncoding { Format = PictureFormat.Webp };
        Assert.Equal(PictureWriter.Encode(Slope(3, 255), webp), PictureWriter.Encode(Slope(4, 255), webp));
        Assert.NotEqual(PictureWriter.Encode(Slope(3, 255), webp), PictureWriter.Encode(Slope(4, 254), webp));
    }

    /// <summary>Behind the head of a PNG file.</summary>
    private static byte[] WithChunk(byte[] png, ReadOnlySpan<byte> kind, byte[] data)
    {
        const int Head = 33;
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        kind.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        var crc = uint.MaxValue;
        foreach (var part in chunk.AsSpan(4, data.Length + 4))
        {
            crc ^= part;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), ~crc);
        return [.. png[..Head], .. chunk, .. png[Head..]];
    }

    /// <summary>Darkest in the first pixel.</summary>
    private static Picture Slope(int channels, byte alpha)
    {
        var pixels = new byte[40 * 24 * channels];
        for (var index = 0; index < pixels.Length; index++)
        {
            var (pixel, channel) = Math.DivRem(index, channels);
            pixels[index] = channel == 3 ? alpha : (byte)((pixel % 40 * 4) + (pixel / 40 * 4));
        }

        return new Picture(40, 24, channels, pixels, new Dictionary<string, string> { ["parameters"] = Parameters, ["postprocessing"] = "sharpen" });
    }

    private static byte[] ExifOf(byte[] file)
    {
        var isJpeg = file[0] == 0xFF;
        var at = file.AsSpan().IndexOf(isJpeg ? "Exif\0\0"u8 : "EXIF"u8);
        return isJpeg
            ? file.AsSpan(at + 6, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at - 2)) - 8).ToArray()
            : file.AsSpan(at + 8, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4))).ToArray();
    }

    private static int Directory(byte[] exif, ushort pointer) => BinaryPrimitives.ReadInt32BigEndian(exif.AsSpan(Entry(exif, 8, pointer) + 8));

    private static byte[] Value(byte[] exif, int directory, ushort tag)
    {
        var entry = Entry(exif, directory, tag);
        return exif.AsSpan(BinaryPrimitives.ReadInt32BigEndian(exif.AsSpan(entry + 8)), BinaryPrimitives.ReadInt32BigEndian(exif.AsSpan(entry + 4))).ToArray();
    }

    private static int Entry(byte[] exif, int directory, ushort tag) =>
        Enumerable.Range(0, BinaryPrimitives.ReadUInt16BigEndian(exif.AsSpan(directory))).Select(index => directory + 2 + (index * 12)).Single(entry => BinaryPrimitives.ReadUInt16BigEndian(exif.AsSpan(entry)) == tag);
}
