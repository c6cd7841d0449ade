using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Plugins.Testing;

/// <summary>
/// A model that is right: every value of x0 is N(<see cref="Mean"/>, <see cref="Deviation"/>^2), so that the denoiser
/// (s^2 x + sigma^2 mu) / (s^2 + sigma^2) is exact, and the probability flow has the closed solution
/// x(sigma) = mu + (x - mu) sqrt((s^2 + sigma^2) / (s^2 + sigma0^2)). What a sampler makes of it can be compared to the truth.
/// </summary>
public static class ExactGaussian
{
    /// <summary>mu.</summary>
    public const double Mean = 0.7;

    /// <summary>s.</summary>
    public const double Deviation = 0.5;

    private const double Variance = Deviation * Deviation;

    /// <summary>The noise levels of Stable Diffusion 1.5, about 0.0292 to 14.61.</summary>
    public static NoiseLevels Levels { get; } = new BetaSchedule().ToNoiseLevels();

    /// <summary>The mean of x0 given x = x0 + sigma * noise: what a network that has learnt all there is predicts.</summary>
    public static Latent Denoise(Latent x, double sigma) =>
        x.Map(value => (float)(((Variance * value) + (sigma * sigma * Mean)) / (Variance + (sigma * sigma))));

    /// <summary>
    /// Where the probability flow through x ends at noise level 0: what a distilled model (LCM and its kin) predicts instead.
    /// </summary>
    public static Latent SolveToClean(Latent x, double sigma) => x.Map(value => Solve(value, sigma, 0));

    /// <summary>One value of the probability flow, followed from one noise level to another.</summary>
    public static float Solve(float x, double from, double to) =>
        (float)(Mean + ((x - Mean) * Math.Sqrt((Variance + (to * to)) / (Variance + (from * from)))));

    /// <summary>steps + 1 levels from the greatest to the least, of equal ratio: where to measure an order of convergence.</summary>
    /// <param name="steps">Number of steps, at least 1.</param>
    public static IReadOnlyList<double> Descend(int steps) =>
        [.. Enumerable.Range(0, steps + 1).Select(index => Levels.Max * Math.Pow(Levels.Min / Levels.Max, index / (double)steps))];

    /// <summary>As <see cref="Descend"/>, with a last step to 0: what pictures are made with.</summary>
    /// <param name="steps">Number of steps, at least 2.</param>
    public static IReadOnlyList<double> DescendToZero(int steps) => [.. Descend(steps - 1), 0];
}
