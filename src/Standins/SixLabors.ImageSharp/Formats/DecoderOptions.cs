namespace SixLabors.ImageSharp.Formats;

/// <summary>What to read of a file.</summary>
public sealed class DecoderOptions
{
    /// <summary>Leaves texts unread. Default false.</summary>
    public bool SkipMetadata { get; init; }

    /// <summary>Frames of an animation to read. Without effect: only the first is ever read here.</summary>
    public uint MaxFrames { get; init; } = int.MaxValue;
}
