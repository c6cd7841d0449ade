using AutoGen.Abstractions;

namespace AutoGen.Rendering.Pictures;

/// <summary>Pictures for what knows no transparency.</summary>
internal static class Transparency
{
    /// <summary>Whether nothing shines through any part.</summary>
    public static bool IsOpaque(Picture picture)
    {
        for (var alpha = 3; picture.Channels == 4 && alpha < picture.Pixels.Length; alpha += 4)
        {
            if (picture.Pixels[alpha] != 255)
                return false;
        }

        return true;
    }

    /// <summary>RGB bytes; transparent parts become white, as in A1111.</summary>
    public static byte[] OverWhite(Picture picture)
    {
        var source = picture.Pixels;
        var rgb = new byte[picture.Width * picture.Height * 3];
        for (var index = 0; index < rgb.Length; index++)
        {
            var pixel = index / 3 * picture.Channels;
            var alpha = picture.Channels == 4 ? source[pixel + 3] : 255;
            rgb[index] = (byte)(((source[pixel + (index % 3)] * alpha) + (255 * (255 - alpha)) + 127) / 255);
        }

        return rgb;
    }
}
