namespace AutoGen.Rendering.Drawing;

/// <summary>Where the pictures of a sheet stand. All cells have the size of the largest picture.</summary>
internal sealed class SheetLayout
{
    /// <summary>Dots that a label is high, with a dot above.</summary>
    private const int LabelDots = 10;

    private readonly SheetShape shape;
    private readonly int columns, rows;
    private readonly double scale;

    /// <param name="shape">How it is to look.</param>
    /// <param name="count">Pictures on it.</param>
    /// <param name="width">Of the widest, in pixels.</param>
    /// <param name="height">Of the highest, in pixels.</param>
    public SheetLayout(SheetShape shape, int count, int width, int height)
    {
        this.shape = shape;
        columns = shape.Columns > 0 ? Math.Min(shape.Columns, count) : (int)Math.Ceiling(Math.Sqrt(count));
        rows = (count + columns - 1) / columns;
        Dot = shape.DotsInWidth == 0 ? 0 : Math.Max(1, width / shape.DotsInWidth);
        scale = Math.Min(1, Math.Min(Fit(width, columns), Fit(height + (Dot * LabelDots), rows)));
        (CellWidth, CellHeight) = (Scaled(width), Scaled(height));
        Dot = Dot == 0 ? 0 : Math.Max(1, CellWidth / shape.DotsInWidth);
    }

    public int CellWidth { get; }

    public int CellHeight { get; }

    /// <summary>Pixels of a dot of a label; 0: no labels.</summary>
    public int Dot { get; }

    public int Width => shape.Gap + (columns * (CellWidth + shape.Gap));

    public int Height => shape.Gap + (rows * (CellHeight + (Dot * LabelDots) + shape.Gap));

    /// <summary>The corner of the cell of a picture, from 0.</summary>
    public (int Left, int Top) Corner(int index) =>
        (shape.Gap + (index % columns * (CellWidth + shape.Gap)), shape.Gap + (index / columns * (CellHeight + (Dot * LabelDots) + shape.Gap)));

    /// <summary>A side of a picture as it is on the sheet.</summary>
    public int Scaled(int side) => Math.Max(1, (int)Math.Floor(side * scale));

    private double Fit(int side, int count) => (shape.Longest - (double)((count + 1) * shape.Gap)) / ((double)side * count);
}

/// <summary>How a sheet is to look.</summary>
/// <param name="Columns">Pictures in a row; 0: about as many as there are rows.</param>
/// <param name="Gap">Pixels between the pictures, and around them.</param>
/// <param name="Longest">Longest side of the sheet in pixels.</param>
/// <param name="DotsInWidth">Dots of labels in the width of a cell; 0: no labels.</param>
internal sealed record SheetShape(int Columns, int Gap, int Longest, int DotsInWidth);
