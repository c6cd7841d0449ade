using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AutoGen.Samplers.Euler;

/// <summary>Options of Restart. Fewer than 20 steps are plain Heun whatever they say.</summary>
public sealed record RestartOptions
{
    /// <value>Factor on the noise of going back up, 0 to 2 (k-diffusion's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the noise that is added to go back up.")]
    public double NoiseScale { get; init; } = 1;

    /// <value>Sigma to go back from, 0.001 to 100; the nearest of the run is taken. Default 0.1.</value>
    [Range(0.001, 100.0)]
    [Description("Noise level (sigma) from which the run goes back up.")]
    public double RestartMin { get; init; } = 0.1;

    /// <value>Sigma to go back to, 0.001 to 100; the nearest of the run is taken. Default 2.</value>
    [Range(0.001, 100.0)]
    [Description("Noise level (sigma) to which the run goes back up.")]
    public double RestartMax { get; init; } = 2;
}
