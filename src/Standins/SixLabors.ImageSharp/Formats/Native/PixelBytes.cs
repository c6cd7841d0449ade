using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Native;

/// <summary>Pixels as the codec libraries take and give them: rows of RGB or RGBA bytes without gaps.</summary>
internal static class PixelBytes
{
    /// <summary>All that is left of the stream.</summary>
    public static byte[] ReadFile(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>RGB where <paramref name="channels"/> is 3, else RGBA.</summary>
    public static byte[] Of<TPixel>(Image<TPixel> image, int channels) where TPixel : unmanaged, IPixel<TPixel>
    {
        if (channels == Marshal.SizeOf<TPixel>())
            return MemoryMarshal.AsBytes(image.Pixels.AsSpan()).ToArray();
        var bytes = new byte[image.Pixels.Length * channels];
        var pixel = default(Rgba32);
        for (var index = 0; index < image.Pixels.Length; index++)
        {
            image.Pixels[index].ToRgba32(ref pixel);
            var target = bytes.AsSpan(index * channels, channels);
            (target[0], target[1], target[2]) = (pixel.R, pixel.G, pixel.B);
            if (channels == 4)
                target[3] = pixel.A;
        }

        return bytes;
    }

    public static Image<TPixel> ToImage<TPixel>(byte[] bytes, Size size, int channels, ImageMetadata metadata) where TPixel : unmanaged, IPixel<TPixel>
    {
        var image = new Image<TPixel>(size, metadata);
        for (var index = 0; index < image.Pixels.Length; index++)
        {
            var source = bytes.AsSpan(index * channels, channels);
            image.Pixels[index].FromRgba32(new Rgba32(source[0], source[1], source[2], channels == 4 ? source[3] : (byte)255));
        }

        return image;
    }

    /// <summary>Before anything of the picture's size is allocated.</summary>
    public static void CheckSize(Size size, string format)
    {
        if ((long)size.Width * size.Height * 4 > Array.MaxLength)
            throw new InvalidImageContentException($"The {format} file's size {size.Width} x {size.Height} is more than this program can hold.");
    }
}
