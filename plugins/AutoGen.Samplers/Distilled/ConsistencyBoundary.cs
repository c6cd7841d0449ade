using AutoGen.Abstractions;

namespace AutoGen.Samplers.Distilled;

/// <summary>
/// The boundary condition of consistency models (Song et al. 2023, equation 5; Luo et al. 2023): at timestep 0 the latent
/// itself is the answer. sigma_data is 0.5 and timesteps count tenfold, as in diffusers and A1111.
/// </summary>
internal static class ConsistencyBoundary
{
    private const double DataVariance = 0.25;
    private const double TimestepScale = 10;

    /// <summary>cSkip * x + cOut * x0, of the noisy latent and the clean one predicted from it.</summary>
    public static Latent Apply(Latent x, Latent denoised, double timestep)
    {
        var time = timestep * TimestepScale;
        var total = (time * time) + DataVariance;
        return (x * (DataVariance / total)) + (denoised * (time / Math.Sqrt(total)));
    }
}
