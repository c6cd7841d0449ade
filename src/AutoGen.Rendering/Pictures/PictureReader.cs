using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;
using SharpResizeMode = SixLabors.ImageSharp.Processing.ResizeMode;

namespace AutoGen.Rendering.Pictures;

/// <summary>Reads image files of any format that ImageSharp knows, and says what is wrong with those it cannot read.</summary>
/// <param name="pixelLimit">Width x height that is still decoded; larger images are refused by their header alone.</param>
internal sealed class PictureReader(long pixelLimit)
{
    /// <summary>Orientations from here on show the rows of the file as columns.</summary>
    private const ushort FirstThatSwapsSides = 5;

    private static readonly DecoderOptions WithoutMetadata = new() { SkipMetadata = true, MaxFrames = 1 };
    private static readonly DecoderOptions WithMetadata = new() { MaxFrames = 1 };

    /// <summary>The size as the picture is seen, from the header.</summary>
    public Result<ImageFacts> Inspect(string path) => Open(path, (_, facts) => facts);

    /// <summary>The first frame as RGBA, turned as its Exif orientation says.</summary>
    public Result<Picture> Read(string path) => Open(path, static (stream, _) => Decode(stream, static _ => { }));

    /// <summary>The same, made smaller where one of its sides is longer than it may be.</summary>
    public Result<Picture> ReadWithin(string path, int width, int height) => Open(path, (stream, facts) => Decode(stream, context =>
    {
        if (facts.Width > width || facts.Height > height)
            context.Resize(new ResizeOptions { Size = new Size(width, height), Mode = SharpResizeMode.Max });
    }));

    private static Picture Decode(Stream stream, Action<IImageProcessingContext> then)
    {
        if (PngFile.IsCutShort(stream))
            throw new InvalidImageContentException("The file ends before its IEND chunk.");
        using var image = Image.Load<Rgba32>(OptionsFor(stream), stream);
        image.Metadata.ExifProfile = ExifOf(stream, image.Metadata);
        image.Mutate(context => then(context.AutoOrient()));
        var pixels = new byte[image.Width * image.Height * 4];
        image.CopyPixelDataTo(pixels);
        return new Picture(image.Width, image.Height, 4, pixels);
    }

    private Result<T> Open<T>(string path, Func<Stream, ImageFacts, T> read)
        where T : class
    {
        try
        {
            using var stream = Patience.OfSystem.Take(() => File.OpenRead(path));
            if (stream.Length == 0)
                return Unreadable("image-empty", path, "is empty (0 bytes)", "Write the file again; it was perhaps taken before it was complete.");
            var info = Image.Identify(OptionsFor(stream), stream);
            if (info.Width <= 0 || info.Height <= 0)
                throw new InvalidImageContentException($"Its size is {info.Width} x {info.Height}.");
            if ((long)info.Width * info.Height > pixelLimit)
                return TooLarge(path, info.Width, info.Height);
            var onItsSide = IsOnItsSide(ExifOf(stream, info.Metadata));
            stream.Position = 0;
            return read(stream, onItsSide ? new ImageFacts(info.Height, info.Width) : new ImageFacts(info.Width, info.Height));
        }
        catch (UnknownImageFormatException)
        {
            return Unreadable("image-format-unknown", path, "is not an image in a format that can be read, whatever its name says", "Save it as PNG.");
        }
        catch (NotSupportedException exception) // what ImageSharp says of formats, and kinds of a format, that it knows and does not decode
        {
            return Unreadable("image-format-unsupported", path, $"cannot be read: {FirstLine(exception)}", "Save it as PNG, 8 bits per channel.");
        }
        catch (Exception exception) when (exception is ImageFormatException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // the last three escape from ImageSharp's decoders, for instance at a pHYs chunk that is cut short, or a WebP whose alpha is not compressed
            return Unreadable("image-corrupt", path, $"is truncated or corrupt: {FirstLine(exception)}", "Export or copy the image again, as PNG.");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable("image-missing", path, "does not exist", "Correct the path; a relative one starts at the folder of the file that names it.");
        }
        catch (IOException exception) when (HeldFile.Is(exception))
        {
            return HeldFile.Problem(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Unreadable("image-unreadable", path, $"cannot be opened: {FirstLine(exception)}", "Check that it is a file which this account may read.");
        }
    }

    /// <summary>PNG files are not asked for their metadata: their texts may inflate without end.</summary>
    private static DecoderOptions OptionsFor(Stream stream) => PngFile.IsPng(stream) ? WithoutMetadata : WithMetadata;

    private static ExifProfile? ExifOf(Stream stream, ImageMetadata read) =>
        !PngFile.IsPng(stream) ? read.ExifProfile : PngFile.Exif(stream) is { } block ? new ExifProfile(block) : null;

    private static bool IsOnItsSide(ExifProfile? profile) =>
        profile is { } exif && exif.TryGetValue(ExifTag.Orientation, out var orientation) && orientation.Value is >= FirstThatSwapsSides and <= 8;

    private Problem TooLarge(string path, int width, int height) =>
        new("image-too-large", $"The image {path} has {width} x {height} pixels; it was not decoded.")
        {
            File = path,
            Value = $"{width}x{height}",
            Allowed = $"up to {pixelLimit} pixels in all",
            Remedy = "Scale it down, or raise the pixel limit in the configuration.",
        };

    private static Problem Unreadable(string code, string path, string what, string remedy) =>
        new(code, $"The image {path} {what}.") { File = path, Remedy = remedy };

    private static string FirstLine(Exception exception) => exception.Message.Split('\n')[0].TrimEnd('\r', '.');
}
