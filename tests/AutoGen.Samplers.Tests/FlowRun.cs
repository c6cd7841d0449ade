using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>
/// Runs a sampler on the mixture with x = (1 - sigma) x0 + sigma noise.
/// </summary>
/// <param name="sigmas">Noise levels, from 1 down.</param>
/// <param name="noise">Where noise comes from; the recorded runs' where it is left out.</param>
internal sealed class FlowRun(IReadOnlyList<double> sigmas, INoiseSource? noise = null) : SamplingRun
{
    private readonly GaussianMixture mixture = new();
    private readonly INoiseSource noise = noise ?? new RecordedNoise();

    public List<double> Evaluated { get; } = [];

    public override IReadOnlyList<double> Sigmas => sigmas;

    public override IEnumerable<SigmaStep> Steps =>
        Enumerable.Range(0, sigmas.Count - 1).Select(index => new SigmaStep(index, sigmas[index], sigmas[index + 1]));

    public override ModelSampling Model { get; } = new(PredictionKind.Sample, NoiseLevels.Flow(shift: 3));

    public override Latent Denoise(Latent x, double sigma)
    {
        Evaluated.Add(sigma);
        return Latent.From(x.Shape, [.. mixture.PosteriorMean(x.Values, 1 - sigma, sigma).Select(static value => (float)value)]);
    }

    public override DenoiseParts DenoiseParts(Latent x, double sigma)
    {
        var denoised = Denoise(x, sigma);
        return new DenoiseParts(denoised, denoised);
    }

    public override Latent Noise(double sigma, double sigmaNext) => noise.Next(RecordedNoise.Shape);

    public override void ReportProgress(double share)
    {
    }
}
