using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>
/// Every value of x0 is N(Mean, Deviation^2): the denoiser (s^2 x + sigma^2 mu) / (s^2 + sigma^2) is exact, and the
/// probability flow has the closed solution x(sigma) = mu + (x - mu) sqrt((s^2 + sigma^2) / (s^2 + sigma0^2)).
/// </summary>
internal static class ExactGaussian
{
    public const double Mean = 0.7;
    public const double Deviation = 0.5;

    private const double Variance = Deviation * Deviation;

    public static NoiseLevels Levels { get; } = new BetaSchedule().ToNoiseLevels();

    public static ExactPredictor CreatePredictor() => new(PredictionKind.Epsilon, PosteriorMean);

    public static float Solve(float x, double from, double to) =>
        (float)(Mean + ((x - Mean) * Math.Sqrt((Variance + (to * to)) / (Variance + (from * from)))));

    public static DenoisingRun CreateRun(IReadOnlyList<double> sigmas, Latent start, RunParts parts)
    {
        var denoiser = new Denoiser(parts.Predictor, new ModelSampling(PredictionKind.Epsilon, Levels), new ClassifierFreeGuidance(), parts.CfgScale);
        return new DenoisingRun(sigmas, start.Shape, denoiser, parts.Noise, parts.Progress, parts.CancellationToken);
    }

    private static double[] PosteriorMean(Latent x, double sigma)
    {
        var result = new double[x.Values.Length];
        for (var index = 0; index < result.Length; index++)
            result[index] = ((Variance * x.Values[index]) + (sigma * sigma * Mean)) / (Variance + (sigma * sigma));
        return result;
    }
}

/// <summary>What a test wants to watch or to change of a run.</summary>
internal sealed record RunParts
{
    public INoisePredictor Predictor { get; init; } = ExactGaussian.CreatePredictor();

    public INoiseSource Noise { get; init; } = new PhiloxNoise(5);

    public double CfgScale { get; init; } = 1;

    public Action<int, int>? Progress { get; init; }

    public CancellationToken CancellationToken { get; init; }
}
