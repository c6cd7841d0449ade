namespace AutoGen.Abstractions;

/// <summary>
/// The noise levels a model was trained at: sigma per training timestep, and the way between the two. Interpolation is
/// linear in log sigma, as k-diffusion's <c>DiscreteSchedule</c> does it (Karras et al. 2022, C.3).
/// </summary>
public sealed class NoiseLevels
{
    private readonly double[] sigmas;
    private readonly double[] logSigmas;

    /// <param name="sigmas">Sigma of timestep 0, 1, ...; positive and strictly ascending, at least two.</param>
    /// <exception cref="ArgumentException">The list is too short, not positive or not ascending.</exception>
    public NoiseLevels(IReadOnlyList<double> sigmas)
    {
        if (sigmas.Count < 2 || sigmas[0] <= 0 || !double.IsFinite(sigmas[^1]))
            throw new ArgumentException("Noise levels need at least two finite, positive sigmas.", nameof(sigmas));
        for (var index = 1; index < sigmas.Count; index++)
        {
            if (sigmas[index] <= sigmas[index - 1])
                throw new ArgumentException($"Noise levels must ascend; sigma {index} = {sigmas[index]} does not.", nameof(sigmas));
        }

        this.sigmas = [.. sigmas];
        logSigmas = [.. sigmas.Select(static sigma => Math.Log(sigma))];
    }

    /// <summary>Sigma per training timestep, ascending.</summary>
    public IReadOnlyList<double> Sigmas => sigmas;

    /// <summary>Sigma of the first training timestep; about 0.0292 for Stable Diffusion 1.5.</summary>
    public double Min => sigmas[0];

    /// <summary>Sigma of the last training timestep; about 14.61 for Stable Diffusion 1.5.</summary>
    public double Max => sigmas[^1];

    /// <summary>The fractional timestep of a sigma, 0 .. Count - 1; values outside the trained range are clamped.</summary>
    public double SigmaToTimestep(double sigma)
    {
        var logSigma = Math.Log(sigma);
        var found = Array.BinarySearch(logSigmas, logSigma);
        if (found >= 0)
            return found;
        var low = Math.Clamp(~found - 1, 0, sigmas.Length - 2);
        var share = (logSigma - logSigmas[low]) / (logSigmas[low + 1] - logSigmas[low]);
        return low + Math.Clamp(share, 0, 1);
    }

    /// <summary>The sigma of a fractional timestep; values outside 0 .. Count - 1 are clamped.</summary>
    public double TimestepToSigma(double timestep)
    {
        var clamped = Math.Clamp(timestep, 0, sigmas.Length - 1);
        var low = Math.Min((int)clamped, sigmas.Length - 2);
        var share = clamped - low;
        return Math.Exp(logSigmas[low] + (share * (logSigmas[low + 1] - logSigmas[low])));
    }
}
