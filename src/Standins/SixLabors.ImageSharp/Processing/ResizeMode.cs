namespace SixLabors.ImageSharp.Processing;

/// <summary>How a picture is fitted into a size of another shape.</summary>
public enum ResizeMode
{
    /// <summary>Covers the size and cuts off what is over.</summary>
    Crop = 0,

    /// <summary>Fits inside the size and fills the rest with the pad colour.</summary>
    Pad = 1,

    /// <summary>Fits inside the size; the result is no larger than the picture needs.</summary>
    Max = 3,

    /// <summary>Ignores the shape.</summary>
    Stretch = 5,
}
