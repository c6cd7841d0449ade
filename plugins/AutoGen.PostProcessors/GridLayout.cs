using AutoGen.Abstractions;

namespace AutoGen.PostProcessors;

/// <summary>Where the pictures of a grid stand. All cells have the size of the largest picture.</summary>
internal sealed class GridLayout
{
    /// <summary>Dots that a label is high, with a dot above.</summary>
    private const int LabelDots = 10;

    /// <summary>Cells are about as many dots wide as a seed is long.</summary>
    private const int DotsInWidth = 128;

    private readonly GridOptions options;
    private readonly int columns, rows;
    private readonly double scale;

    public GridLayout(GridOptions options, IReadOnlyList<SheetPicture> pictures)
    {
        this.options = options;
        columns = options.Columns > 0 ? Math.Min(options.Columns, pictures.Count) : (int)Math.Ceiling(Math.Sqrt(pictures.Count));
        rows = (pictures.Count + columns - 1) / columns;
        var (width, height) = (pictures.Max(static picture => picture.Width), pictures.Max(static picture => picture.Height));
        Dot = options.Label == GridLabel.None ? 0 : Math.Max(1, width / DotsInWidth);
        scale = Math.Min(1, Math.Min(Fit(width, columns), Fit(height + (Dot * LabelDots), rows)));
        (CellWidth, CellHeight) = (Scaled(width), Scaled(height));
        Dot = Dot == 0 ? 0 : Math.Max(1, CellWidth / DotsInWidth);
    }

    public int CellWidth { get; }

    public int CellHeight { get; }

    /// <summary>Pixels of a dot of a label; 0: no labels.</summary>
    public int Dot { get; }

    public int Width => options.Gap + (columns * (CellWidth + options.Gap));

    public int Height => options.Gap + (rows * (CellHeight + (Dot * LabelDots) + options.Gap));

    /// <summary>The corner of the cell of a picture, from 0.</summary>
    public (int Left, int Top) Corner(int index) =>
        (options.Gap + (index % columns * (CellWidth + options.Gap)), options.Gap + (index / columns * (CellHeight + (Dot * LabelDots) + options.Gap)));

    /// <summary>A side of a picture as it is in the grid.</summary>
    public int Scaled(int side) => Math.Max(1, (int)Math.Floor(side * scale));

    private double Fit(int side, int count) => (options.Longest - (double)((count + 1) * options.Gap)) / ((double)side * count);
}
