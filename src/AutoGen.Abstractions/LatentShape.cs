namespace AutoGen.Abstractions;

/// <summary>The size of a <see cref="Latent"/>: N x C x H x W.</summary>
/// <param name="Count">N, pictures in the batch; 1 in every run that AutoGen starts today.</param>
/// <param name="Channels">C, latent channels; 4 for Stable Diffusion 1.x, 2.x and XL.</param>
/// <param name="Height">H, in latent pixels: picture height / 8 for Stable Diffusion.</param>
/// <param name="Width">W, in latent pixels: picture width / 8 for Stable Diffusion.</param>
public readonly record struct LatentShape(int Count, int Channels, int Height, int Width)
{
    /// <summary>N x C x H x W.</summary>
    public int Length => checked(Count * Channels * Height * Width);

    /// <summary>For example <c>1x4x64x64</c>.</summary>
    public override string ToString() => $"{Count}x{Channels}x{Height}x{Width}";
}
