using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;

namespace AutoGen.Samplers.Schedules;

/// <summary>Options of the Laplace schedule.</summary>
public sealed record LaplaceOptions : DialectOptions
{
    /// <value>Log sigma at which steps crowd, -10 to 10. Default 0.</value>
    [Range(-10.0, 10.0)]
    [Description("Logarithm of the noise level at which steps crowd.")]
    public double Mu { get; init; }

    /// <value>Width of the crowd in log sigma, 0.01 to 10. Default 0.5.</value>
    [Range(0.01, 10.0)]
    [Description("How far they spread in log sigma.")]
    public double Beta { get; init; } = 0.5;
}

/// <summary>
/// Quantiles of a Laplace distribution of log sigma, kept within the model's range (Hang et al. 2024, "Improved Noise
/// Schedule for Diffusion Training"). ComfyUI's node ends at sigma min and appends no 0, so it has one step less than asked
/// for; here 0 follows.
/// </summary>
internal sealed class LaplaceSchedule(LaplaceOptions options) : ISigmaSchedule
{
    // keeps the logarithm finite at both ends
    private const double Epsilon = 1e-5;

    public IReadOnlyList<double> Create(int steps, NoiseLevels levels)
    {
        // neighbours that were cut down to the same end of the range are one
        var sigmas = Enumerable.Range(0, steps).Select(index => Math.Clamp(SigmaAt(index / Math.Max(1.0, steps - 1)), levels.Min, levels.Max)).Distinct();
        return options.IsComfyui ? [.. sigmas] : [.. sigmas, 0];
    }

    private double SigmaAt(double share)
    {
        var place = 0.5 - share;
        return Math.Exp(options.Mu - (options.Beta * Math.Sign(place) * Math.Log(1 - (2 * Math.Abs(place)) + Epsilon)));
    }
}
