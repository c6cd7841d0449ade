namespace AutoGen.Diffusion;

/// <summary>
/// The shift of Flux's times, which grows with the size of the picture: mu is linear in the number of image tokens
/// (Esser et al. 2024, section 5.3.2; <c>calculate_shift</c> of diffusers' Flux pipeline).
/// </summary>
/// <param name="BaseTokens">Tokens at which mu is <paramref name="BaseMu"/>.</param>
/// <param name="MaxTokens">Tokens at which mu is <paramref name="MaxMu"/>; beyond them it goes on growing.</param>
/// <param name="BaseMu">mu of small pictures.</param>
/// <param name="MaxMu">mu of pictures of a megapixel.</param>
public sealed record FlowShift(int BaseTokens = 256, int MaxTokens = 4096, double BaseMu = 0.5, double MaxMu = 1.15)
{
    // eight pixels of the VAE times two latent pixels of a patch
    private const int PixelsPerToken = 16;

    /// <summary>mu of a picture, in pixels. The shift of <see cref="AutoGen.Abstractions.NoiseLevels.Flow"/> is exp(mu).</summary>
    public double MuOf(int width, int height)
    {
        var tokens = width / PixelsPerToken * (height / PixelsPerToken);
        return BaseMu + ((MaxMu - BaseMu) * (tokens - BaseTokens) / (MaxTokens - BaseTokens));
    }
}
