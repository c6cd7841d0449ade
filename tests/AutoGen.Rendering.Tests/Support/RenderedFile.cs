using AutoGen.Protocol.Rendering;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Rendering.Tests.Support;

/// <summary>A finished picture, looked at through its file.</summary>
internal sealed record RenderedFile(string Path, RenderedPicture Picture)
{
    private readonly Lazy<Image<Rgb24>> image = new(() => Image.Load<Rgb24>(Path));

    public byte[] Bytes => File.ReadAllBytes(Path);

    public (int Width, int Height) Size => (image.Value.Width, image.Value.Height);

    public (int Red, int Green, int Blue) At(int column, int row)
    {
        var pixel = image.Value[column, row];
        return (pixel.R, pixel.G, pixel.B);
    }

    /// <summary>Mean difference of all levels.</summary>
    public double DifferenceTo(RenderedFile other)
    {
        Assert.Equal(Size, other.Size);
        var sum = 0.0;
        for (var index = 0; index < Size.Width * Size.Height; index++)
        {
            var (mine, theirs) = (At(index % Size.Width, index / Size.Width), other.At(index % Size.Width, index / Size.Width));
            sum += Math.Abs(mine.Red - theirs.Red) + Math.Abs(mine.Green - theirs.Green) + Math.Abs(mine.Blue - theirs.Blue);
        }

        return sum / (Size.Width * Size.Height * 3);
    }
}
