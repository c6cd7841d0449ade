using AutoGen.Abstractions;

namespace AutoGen.Rendering.Pictures;

/// <summary>Between the VAE's side (planes of floats, -1 .. 1) and pictures (bytes, pixel by pixel).</summary>
internal static class PixelRange
{
    /// <summary>3 x height x width floats to RGB; values outside -1 .. 1 are clamped, the rest rounded to the nearest level.</summary>
    public static Picture ToPicture(ReadOnlySpan<float> planes, int width, int height)
    {
        var area = width * height;
        var pixels = new byte[area * 3];
        for (var channel = 0; channel < 3; channel++)
        {
            var plane = planes.Slice(channel * area, area);
            for (var index = 0; index < area; index++)
                pixels[(index * 3) + channel] = (byte)MathF.Round(Math.Clamp((plane[index] + 1) * 127.5f, 0, 255));
        }

        return new Picture(width, height, 3, pixels);
    }

    /// <summary>RGB bytes to 3 x height x width floats.</summary>
    public static float[] ToPlanes(ReadOnlySpan<byte> rgb)
    {
        var area = rgb.Length / 3;
        var planes = new float[rgb.Length];
        for (var index = 0; index < rgb.Length; index++)
            planes[(index % 3 * area) + (index / 3)] = (rgb[index] / 127.5f) - 1;
        return planes;
    }
}
