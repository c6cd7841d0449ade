namespace SixLabors.ImageSharp.Processing;

/// <summary>Which part stays when cropping, and where the picture lies when padding.</summary>
public enum AnchorPositionMode
{
    Center = 0,
    Top = 1,
    Bottom = 2,
    Left = 3,
    Right = 4,
    TopLeft = 5,
    TopRight = 6,
    BottomRight = 7,
    BottomLeft = 8,
}
