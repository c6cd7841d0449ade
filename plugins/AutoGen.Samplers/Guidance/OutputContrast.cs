using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>
/// CFG rescale (Lin et al. 2024, "Common Diffusion Noise Schedules and Sample Steps are Flawed", equations 14 to 16): the
/// standard deviation of the guided network output is brought back to that of the output for the prompt. Every output is
/// (x0 - skip * x) times a factor that cancels, so it can be done here, on x0.
/// </summary>
internal static class OutputContrast
{
    /// <param name="step">The evaluation.</param>
    /// <param name="guided">The guided prediction of x0.</param>
    /// <param name="share">phi: 0 = guided as it is, 1 = with the whole contrast restored.</param>
    public static Latent Restore(GuidanceStep step, Latent guided, double share)
    {
        var kept = step.X * Skip(step.Model.Prediction, step.Sigma);
        var (ofPrompt, ofGuided) = (step.Conditional - kept, guided - kept);
        return kept + Planes.Map(ofGuided, ofPrompt, ofGuided.Shape.Channels, (own, other, result) =>
        {
            var factor = Deviation(own) is var deviation and > 0 ? (share * Deviation(other) / deviation) + (1 - share) : 1;
            for (var index = 0; index < own.Length; index++)
                result[index] = (float)(own[index] * factor);
        });
    }

    /// <summary>How much of x itself is in the x0 that a network predicts.</summary>
    private static double Skip(PredictionKind prediction, double sigma) => prediction switch
    {
        PredictionKind.Sample => 0,
        PredictionKind.VPrediction or PredictionKind.Edm => 1 / (1 + (sigma * sigma)),
        _ => 1,
    };

    private static double Deviation(ReadOnlySpan<float> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return Math.Sqrt(squares / values.Length);
    }
}
