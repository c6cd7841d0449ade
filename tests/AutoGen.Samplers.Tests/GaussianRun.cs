using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>Runs on <see cref="ExactGaussian"/> with the network's view in between, which a test may watch.</summary>
internal static class GaussianRun
{
    public static ExactPredictor CreatePredictor() => new(PredictionKind.Epsilon, PosteriorMean);

    public static DenoisingRun Create(IReadOnlyList<double> sigmas, Latent start, RunParts parts)
    {
        var denoiser = new Denoiser(parts.Predictor, new ModelSampling(PredictionKind.Epsilon, ExactGaussian.Levels), new ClassifierFreeGuidance(), parts.CfgScale);
        return new DenoisingRun(sigmas, start.Shape, denoiser, parts.Noise, parts.Progress, parts.CancellationToken);
    }

    private static double[] PosteriorMean(Latent x, double sigma) =>
        [.. ExactGaussian.Denoise(x, sigma).Values.ToArray().Select(static value => (double)value)];
}

/// <summary>What a test wants to watch or to change of a run.</summary>
internal sealed record RunParts
{
    public INoisePredictor Predictor { get; init; } = GaussianRun.CreatePredictor();

    public INoiseSource Noise { get; init; } = new PhiloxNoise(5);

    public double CfgScale { get; init; } = 1;

    public Action<int, int>? Progress { get; init; }

    public CancellationToken CancellationToken { get; init; }
}
