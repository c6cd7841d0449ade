using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.PostProcessors;

/// <summary>What stands below each picture of a grid.</summary>
public enum GridLabel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>1, 2, 3 ...</summary>
    Number,

    /// <summary>The seed that made it.</summary>
    Seed,
}

/// <summary>Options of <c>grid</c>.</summary>
public sealed record GridOptions
{
    [Description("Pictures in a row; 0 = about as many as there are rows.")]
    [Range(0, 100)]
    public int Columns { get; init; }

    [Description("Space between the pictures, and around them, in pixels.")]
    [Range(0, 1024)]
    public int Gap { get; init; } = 4;

    [Description("Colour of the space as #rrggbb, or #rrggbbaa for a translucent one, which makes an RGBA picture.")]
    [Colour]
    public string Background { get; init; } = "#000000";

    [Description("What stands below each picture.")]
    public GridLabel Label { get; init; }

    [Description("Longest side of the sheet, in pixels; the pictures are made smaller where it would be longer.")]
    [Range(64, 16384)]
    public int Longest { get; init; } = 8192;
}
