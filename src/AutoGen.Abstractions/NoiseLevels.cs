namespace AutoGen.Abstractions;

/// <summary>
/// The noise levels a model was trained at: sigma per training timestep, and the way between the two. Two kinds: those of
/// diffusion models (x = x0 + sigma * noise, sigma up to about 14.6), where interpolation is linear in log sigma, as
/// k-diffusion's <c>DiscreteSchedule</c> does it (Karras et al. 2022, C.3); and those of flow models
/// (x = (1 - sigma) * x0 + sigma * noise, sigma up to 1), see <see cref="Flow"/>.
/// </summary>
public sealed class NoiseLevels
{
    private readonly double[] sigmas;
    private readonly double[] logSigmas;

    /// <param name="sigmas">Sigma of timestep 0, 1, ...; positive and strictly ascending, at least two.</param>
    /// <exception cref="ArgumentException">The list is too short, not positive or not ascending.</exception>
    public NoiseLevels(IReadOnlyList<double> sigmas)
    {
        if (sigmas.Count < 2 || !(sigmas[0] > 0) || !double.IsFinite(sigmas[^1]))
            throw new ArgumentException("Noise levels need at least two finite, positive sigmas.", nameof(sigmas));
        for (var index = 1; index < sigmas.Count; index++)
        {
            if (!(sigmas[index] > sigmas[index - 1]))
                throw new ArgumentException($"Noise levels must ascend; sigma {index} = {sigmas[index]} does not.", nameof(sigmas));
        }

        this.sigmas = [.. sigmas];
        logSigmas = [.. sigmas.Select(static sigma => Math.Log(sigma))];
    }

    private NoiseLevels(double shift, int trainSteps)
        : this([.. Enumerable.Range(1, trainSteps).Select(step => Shifted(step / (double)trainSteps, shift))]) =>
        Shift = shift;

    /// <summary>Sigma per training timestep, ascending.</summary>
    public IReadOnlyList<double> Sigmas => sigmas;

    /// <summary>Sigma of the first training timestep; about 0.0292 for Stable Diffusion 1.5.</summary>
    public double Min => sigmas[0];

    /// <summary>Sigma of the last training timestep; about 14.61 for Stable Diffusion 1.5, 1 for flow models.</summary>
    public double Max => sigmas[^1];

    /// <summary>The shift of a flow model's times towards noise, above 0; null for diffusion models.</summary>
    public double? Shift { get; }

    /// <summary>The family of models that has them; schedules optimised for one family choose by it. Default <see cref="ModelFamily.Other"/>.</summary>
    public ModelFamily Family { get; init; }

    /// <summary>Whether these are the levels of a flow model, so that x = (1 - sigma) * x0 + sigma * noise.</summary>
    public bool IsFlow => Shift is not null;

    /// <summary>
    /// The levels of a flow model: sigma(t) = shift * t / (1 + (shift - 1) * t) of the times t = 1/n, 2/n ... 1 (Esser et
    /// al. 2024, equation 23). Flux states its shift as mu = log shift.
    /// </summary>
    /// <param name="shift">Above 0; 1 = sigma is the time, 3 for Stable Diffusion 3. Default 1.</param>
    /// <param name="trainSteps">Number of training timesteps n, at least 2. Default 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is too small.</exception>
    public static NoiseLevels Flow(double shift = 1, int trainSteps = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shift);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainSteps, 2);
        return new NoiseLevels(shift, trainSteps);
    }

    /// <summary>
    /// The fractional timestep of a sigma, as the network is told it: 0 .. Count - 1, and values outside the trained range
    /// are clamped; for flow models sigma * Count.
    /// </summary>
    public double SigmaToTimestep(double sigma)
    {
        if (IsFlow)
            return sigma * sigmas.Length;
        var logSigma = Math.Log(sigma);
        var found = Array.BinarySearch(logSigmas, logSigma);
        if (found >= 0)
            return found;
        var low = Math.Clamp(~found - 1, 0, sigmas.Length - 2);
        var share = (logSigma - logSigmas[low]) / (logSigmas[low + 1] - logSigmas[low]);
        return low + Math.Clamp(share, 0, 1);
    }

    /// <summary>The whole timestep whose log sigma is nearest (ComfyUI, and A1111 with quantization); for flow models as <see cref="SigmaToTimestep"/>.</summary>
    public double SigmaToNearestTimestep(double sigma)
    {
        var timestep = SigmaToTimestep(sigma);
        return IsFlow ? timestep : Math.Round(timestep);
    }

    /// <summary>
    /// The sigma of a fractional timestep; values outside 0 .. Count - 1 are clamped. For flow models the shifted sigma of
    /// the time timestep / Count, 0 .. 1: where the shift is not 1 that is no inverse of <see cref="SigmaToTimestep"/>,
    /// because schedules spread unshifted times.
    /// </summary>
    public double TimestepToSigma(double timestep)
    {
        if (Shift is { } shift)
            return Shifted(Math.Clamp(timestep / sigmas.Length, 0, 1), shift);
        var clamped = Math.Clamp(timestep, 0, sigmas.Length - 1);
        var low = Math.Min((int)clamped, sigmas.Length - 2);
        var share = clamped - low;
        return Math.Exp(logSigmas[low] + (share * (logSigmas[low + 1] - logSigmas[low])));
    }

    private static double Shifted(double time, double shift) => shift * time / (1 + ((shift - 1) * time));
}
