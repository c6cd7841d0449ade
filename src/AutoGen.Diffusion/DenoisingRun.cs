using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The run of one picture that a sampler drives: owns its noise, its progress and its cancellation.</summary>
/// <param name="sigmas">Noise levels, descending; one more than there are steps.</param>
/// <param name="shape">Shape of the latent, so of the noise.</param>
/// <param name="denoiser">Network and guidance.</param>
/// <param name="noise">The stream that the start noise came from too, positioned behind it.</param>
/// <param name="progress">Called with (steps done, steps); steps done never falls.</param>
/// <param name="cancellationToken">Checked at every step and every evaluation.</param>
public sealed class DenoisingRun(
    IReadOnlyList<double> sigmas,
    LatentShape shape,
    Denoiser denoiser,
    INoiseSource noise,
    Action<int, int>? progress,
    CancellationToken cancellationToken) : SamplingRun
{
    /// <summary>Levels that differ by less, relatively, are the same.</summary>
    private const double Rounding = 1e-6;

    private double shareDone;
    private int stepsReported = -1;
    private int? step;

    /// <summary>The Brownian path that the sampler's noise comes from; null where every draw is one of the stream.</summary>
    public BrownianTree? Path { get; init; }

    public override IReadOnlyList<double> Sigmas => sigmas;

    public override ModelSampling Model => denoiser.Model;

    public override IEnumerable<SigmaStep> Steps
    {
        get
        {
            for (var index = 0; index < StepCount; index++)
            {
                ReportProgress(index / (double)StepCount);
                step = index;
                Path?.Ahead(sigmas[index], sigmas[index + 1]);
                yield return new SigmaStep(index, sigmas[index], sigmas[index + 1]);
            }

            ReportProgress(1);
        }
    }

    /// <summary>Steps of which the sampler has said that they are done; those that return in the last step have not said so of it.</summary>
    public int StepsDone => Math.Max(stepsReported, 0);

    private int StepCount => sigmas.Count - 1;

    public override Latent Denoise(Latent x, double sigma)
    {
        Check(x, sigma);
        return denoiser.Denoise(x, PlaceOf(sigma));
    }

    public override DenoiseParts DenoiseParts(Latent x, double sigma)
    {
        Check(x, sigma);
        return denoiser.DenoiseParts(x, PlaceOf(sigma));
    }

    public override Latent Noise(double sigma, double sigmaNext) => Path is null ? noise.Next(shape) : Path.Noise(sigma, sigmaNext);

    public override void ReportProgress(double share)
    {
        cancellationToken.ThrowIfCancellationRequested();
        shareDone = Math.Clamp(share, shareDone, 1);
        var stepsDone = (int)Math.Round(shareDone * StepCount);
        if (stepsDone <= stepsReported)
            return;
        stepsReported = stepsDone;
        progress?.Invoke(stepsDone, StepCount);
    }

    private RunPlace PlaceOf(double sigma) => new(sigma, shareDone, NextAfter(sigma));

    /// <summary>Where the step under way ends, for an evaluation in it; else the first level below, beyond what rounding makes of the same one.</summary>
    private double NextAfter(double sigma)
    {
        var below = sigma * (1 - Rounding);
        return step is { } index && sigmas[index + 1] < below ? sigmas[index + 1] : sigmas.FirstOrDefault(other => other < below);
    }

    /// <summary>A latent that is spoilt already, or a level behind the end, must not be put down to the network.</summary>
    private void Check(Latent x, double sigma)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!(sigma > 0) || !double.IsFinite(sigma))
            throw new InvalidOperationException(FormattableString.Invariant($"the model was asked at noise level {sigma}; the run ends above 0"));
        if (!x.IsFinite())
            throw new InvalidOperationException("the latent handed to the model has values that are not finite (NaN or infinity)");
    }
}
