using System.Diagnostics;
using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Benchmarks;

/// <summary>A run whose denoiser costs nothing but, where asked, time, as one on a graphics card does; its noise is made as a picture's is.</summary>
/// <param name="shape">Shape of the latent.</param>
/// <param name="sigmas">Noise levels, descending to 0.</param>
/// <param name="brownian">Whether the noise is that of a Brownian path.</param>
/// <param name="modelTime">What each evaluation takes.</param>
internal sealed class FreeRun(LatentShape shape, IReadOnlyList<double> sigmas, bool brownian, TimeSpan modelTime = default) : SamplingRun
{
    private static readonly NoiseLevels levels = new BetaSchedule().ToNoiseLevels();

    private readonly Latent denoised = Latent.Zeros(shape);
    private readonly PhiloxNoise stream = new(1);
    private readonly BrownianTree? path = brownian ? new BrownianTree(static seed => new PhiloxNoise(seed), 1, shape, sigmas[^2], sigmas[0]) : null;

    public override IReadOnlyList<double> Sigmas => sigmas;

    public override IEnumerable<SigmaStep> Steps
    {
        get
        {
            for (var index = 0; index < sigmas.Count - 1; index++)
            {
                path?.Ahead(sigmas[index], sigmas[index + 1]); // as DenoisingRun does
                yield return new SigmaStep(index, sigmas[index], sigmas[index + 1]);
            }
        }
    }

    /// <summary>Time spent in evaluations.</summary>
    public TimeSpan InModel { get; private set; }

    public override ModelSampling Model => new(PredictionKind.Sample, levels);

    /// <summary>Levels of even distance in time, as the schedule uniform has them.</summary>
    public static IReadOnlyList<double> Levels(int steps) =>
        [.. Enumerable.Range(0, steps).Select(index => levels.TimestepToSigma((levels.Sigmas.Count - 1) * (1 - (index / (double)steps)))), 0];

    public override Latent Denoise(Latent x, double sigma)
    {
        if (modelTime == default)
            return denoised;
        var start = Stopwatch.GetTimestamp();
        using (var end = new ManualResetEventSlim())
            end.Wait(modelTime);
        InModel += Stopwatch.GetElapsedTime(start);
        return denoised;
    }

    public override DenoiseParts DenoiseParts(Latent x, double sigma) => new(denoised, denoised);

    public override Latent Noise(double sigma, double sigmaNext) => path?.Noise(sigma, sigmaNext) ?? stream.Next(shape);

    public override void ReportProgress(double share)
    {
    }
}
