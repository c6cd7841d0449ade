using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.DpmSolver;

/// <summary>The stretch in lambda that DPM fast and DPM adaptive divide themselves: of the run they take only its two ends.</summary>
/// <param name="Start">lambda of the first noise level.</param>
/// <param name="End">lambda of the last one above 0, where these samplers stop.</param>
internal readonly record struct LambdaRange(double Start, double End)
{
    /// <summary>A run that begins where the model does counts as one of text to image.</summary>
    private const double NearTheTop = 1 - 1e-3;

    /// <summary>ComfyUI takes the ends of the schedule; A1111, in text to image, those of the model's trained levels, whatever the schedule.</summary>
    public static LambdaRange Of(SamplingRun run, Dialect dialect)
    {
        var (sigmas, levels) = (run.Sigmas, run.Model.Levels);
        var last = sigmas[^1] > 0 || sigmas.Count == 1 ? sigmas[^1] : sigmas[^2];
        var ofModel = dialect != Dialect.Comfyui && sigmas.Count > 1 && !run.Model.IsFlow() && sigmas[0] >= levels.Max * NearTheTop;
        return new LambdaRange(SigmaSpace.Lambda(sigmas[0]), SigmaSpace.Lambda(ofModel ? levels.Min : last));
    }

    /// <summary>Whether there is nothing to divide: a run of one step that ends clean, or of none.</summary>
    public bool IsPoint => Start == End;

    /// <summary>What becomes of the latent of a run without a stretch: clean after one step, unchanged after none.</summary>
    public static Latent SampleSingle(Latent x, SamplingRun run) => run.Steps.Aggregate(x, (latent, step) => run.Denoise(latent, step.Sigma));

    /// <summary>Where an ancestral step towards <paramref name="to"/> ends before noise, and the noise that leads back up.</summary>
    public (double Down, double Up) AncestralStep(double from, double to, double eta)
    {
        var (down, _) = SigmaSpace.AncestralStep(Math.Exp(-from), Math.Exp(-to), eta);
        var lambda = Math.Min(End, SigmaSpace.Lambda(down));
        return (lambda, Math.Sqrt(Math.Max(0, Math.Exp(-2 * to) - Math.Exp(-2 * lambda))));
    }
}
