namespace SixLabors.ImageSharp.Formats.Png;

/// <summary>One pass over a picture: every <c>StepX</c>-th pixel of every <c>StepY</c>-th row.</summary>
internal readonly record struct PngPass(int X, int Y, int StepX, int StepY)
{
    public static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    public static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>Pixels of the pass; either side may be 0, and then the pass has no rows at all.</summary>
    public Size Size(PngHeader header) => new(Count(header.Width, X, StepX), Count(header.Height, Y, StepY));

    private static int Count(int total, int first, int step) => total <= first ? 0 : (total - first - 1) / step + 1;
}
