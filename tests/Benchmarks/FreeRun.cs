using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Benchmarks;

/// <summary>A run whose denoiser and noise cost nothing.</summary>
internal sealed class FreeRun(LatentShape shape, NoiseLevels levels, int steps) : SamplingRun
{
    private readonly Latent denoised = Latent.Zeros(shape);
    private readonly Latent noise = new PhiloxNoise(1).Next(shape);

    public override IReadOnlyList<double> Sigmas { get; } =
        [.. Enumerable.Range(0, steps).Select(index => levels.TimestepToSigma((levels.Sigmas.Count - 1) * (1 - (index / (double)steps)))), 0];

    public override IEnumerable<SigmaStep> Steps =>
        Enumerable.Range(0, steps).Select(index => new SigmaStep(index, Sigmas[index], Sigmas[index + 1]));

    public override ModelSampling Model => new(PredictionKind.Sample, levels);

    public override Latent Denoise(Latent x, double sigma) => denoised;

    public override DenoiseParts DenoiseParts(Latent x, double sigma) => new(denoised, denoised);

    public override Latent Noise(double sigma, double sigmaNext) => noise;

    public override void ReportProgress(double share)
    {
    }
}
