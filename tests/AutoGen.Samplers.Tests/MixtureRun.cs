using System.Text.Json;
using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>A run on the exact mixture with the recorded noise, through the product's own run and denoiser.</summary>
/// <param name="sigmas">Its noise levels.</param>
/// <param name="kind">What the network predicts.</param>
/// <param name="levels">The model's trained levels.</param>
internal sealed class MixtureRun(IReadOnlyList<double> sigmas, PredictionKind kind, NoiseLevels levels)
{
    private static readonly GaussianMixture mixture = new();

    private readonly ExactPredictor predictor = new(kind, static (x, sigma) => mixture.PosteriorMean(x.Values, 1, sigma));
    private readonly RecordedNoise noise = new();

    /// <summary>The noise levels of every evaluation, in order.</summary>
    public IReadOnlyList<double> Evaluated => predictor.Sigmas;

    /// <summary>Samples from the first recorded noise.</summary>
    /// <param name="sampler">The sampler.</param>
    /// <param name="startScale">What the noise is multiplied by.</param>
    public Latent Sample(ISampler sampler, double startScale)
    {
        var start = noise.Next(RecordedNoise.Shape) * startScale;
        var denoiser = new Denoiser(predictor, new ModelSampling(kind, levels), new ClassifierFreeGuidance(), 1);
        return sampler.Sample(start, new DenoisingRun(sigmas, RecordedNoise.Shape, denoiser, noise, null, CancellationToken.None));
    }

    /// <summary>The sampler and the options that a golden case names.</summary>
    public static ISampler SamplerOf(JsonElement item) =>
        Registered.Plugin.Sampler(item.Text("sampler"), item.GetProperty("options").GetRawText());

    /// <summary>sqrt(1 + sigma^2): from variance-preserving space to sigma space.</summary>
    public static double FullVariance(double sigma) => Math.Sqrt(1 + (sigma * sigma));
}
