namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The size of the result and the rectangle in it that the whole source is mapped to; it may stand out over the edges.</summary>
internal readonly record struct ResizePlan(Size Canvas, int X, int Y, int Width, int Height)
{
    public static ResizePlan For(Size source, ResizeOptions options)
    {
        var size = Complete(source, options.Size);
        var across = (float)size.Width / source.Width;
        var down = (float)size.Height / source.Height;
        return options.Mode switch
        {
            ResizeMode.Stretch => Whole(size),
            ResizeMode.Max => Whole(Scaled(source, size, Math.Min(across, down), across <= down, MathF.Round)),
            ResizeMode.Pad => Anchored(size, Scaled(source, size, Math.Min(across, down), across <= down, MathF.Round), options.Position, Math.Min(across, down), source),
            ResizeMode.Crop => Anchored(size, Scaled(source, size, Math.Max(across, down), across >= down, MathF.Ceiling), options.Position, Math.Max(across, down), source),
            _ => throw new NotSupportedException($"The ImageSharp stand-in does not know the resize mode {options.Mode}."),
        };
    }

    private static Size Complete(Size source, Size wanted)
    {
        if (wanted.Width < 0 || wanted.Height < 0 || wanted is { Width: 0, Height: 0 })
            throw new InvalidOperationException($"Target width {wanted.Width} and height {wanted.Height} must be greater than zero.");
        if (wanted.Width == 0)
            return new Size(Math.Max(1, (int)MathF.Round(source.Width * wanted.Height / (float)source.Height)), wanted.Height);
        if (wanted.Height == 0)
            return new Size(wanted.Width, Math.Max(1, (int)MathF.Round(source.Height * wanted.Width / (float)source.Width)));
        return wanted;
    }

    private static ResizePlan Whole(Size size) => new(size, 0, 0, size.Width, size.Height);

    /// <summary>The side that decides the ratio is met exactly, only the other one is rounded.</summary>
    private static Size Scaled(Size source, Size size, float ratio, bool widthDecides, Func<float, float> round) => widthDecides
        ? new Size(size.Width, Math.Max(1, (int)round(source.Height * ratio)))
        : new Size(Math.Max(1, (int)round(source.Width * ratio)), size.Height);

    /// <summary>Of a picture that shrinks to less than half a pixel, one pixel stays in sight.</summary>
    private static ResizePlan Anchored(Size canvas, Size picture, AnchorPositionMode position, float ratio, Size source)
    {
        var x = picture.Width == canvas.Width ? 0 : Offset(canvas.Width - source.Width * ratio, Horizontal(position));
        var y = picture.Height == canvas.Height ? 0 : Offset(canvas.Height - source.Height * ratio, Vertical(position));
        return new ResizePlan(canvas, Math.Min(x, canvas.Width - 1), Math.Min(y, canvas.Height - 1), picture.Width, picture.Height);
    }

    private static int Offset(float space, float share) => (int)MathF.Round(space * share);

    private static float Horizontal(AnchorPositionMode position) => position switch
    {
        AnchorPositionMode.Left or AnchorPositionMode.TopLeft or AnchorPositionMode.BottomLeft => 0,
        AnchorPositionMode.Right or AnchorPositionMode.TopRight or AnchorPositionMode.BottomRight => 1,
        _ => 0.5f,
    };

    private static float Vertical(AnchorPositionMode position) => position switch
    {
        AnchorPositionMode.Top or AnchorPositionMode.TopLeft or AnchorPositionMode.TopRight => 0,
        AnchorPositionMode.Bottom or AnchorPositionMode.BottomLeft or AnchorPositionMode.BottomRight => 1,
        _ => 0.5f,
    };
}
