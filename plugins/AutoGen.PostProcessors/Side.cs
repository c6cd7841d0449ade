namespace AutoGen.PostProcessors;

/// <summary>Which part of a picture is kept, or where it stands, along the direction that changes.</summary>
public enum Side
{
    /// <summary>The middle.</summary>
    Centre,

    /// <summary>Top or left.</summary>
    Start,

    /// <summary>Bottom or right.</summary>
    End,
}

internal static class Sides
{
    /// <summary>Pixels before the part, of those that are over.</summary>
    public static int Before(this Side side, int over) => side switch
    {
        Side.Start => 0,
        Side.End => over,
        _ => over / 2,
    };
}
