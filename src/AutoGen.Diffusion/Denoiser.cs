using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>Network and guidance as one function of (x, sigma) to the clean latent x0.</summary>
/// <param name="predictor">The network with prompt and negative prompt bound to it.</param>
/// <param name="model">What it predicts, and the noise levels it knows.</param>
/// <param name="guidance">Turns the two predictions into one.</param>
/// <param name="cfgScale">Scale of the guidance; 1 = none.</param>
public sealed class Denoiser(INoisePredictor predictor, ModelSampling model, IGuidance guidance, double cfgScale)
{
    public ModelSampling Model => model;

    /// <summary>The guided prediction of x0.</summary>
    /// <param name="x">x0 + sigma * noise.</param>
    /// <param name="place">Its noise level, and how far the run is.</param>
    public Latent Denoise(Latent x, RunPlace place) => guidance.Guide(StepAt(x, place));

    /// <summary>
    /// The guided prediction and the one for the negative prompt, of one batched model run; guidance that needs no
    /// unconditional prediction there (its interval is over, its scale is 1) gets its own without another run.
    /// </summary>
    /// <inheritdoc cref="Denoise"/>
    public DenoiseParts DenoiseParts(Latent x, RunPlace place)
    {
        var step = StepAt(x, place);
        var (_, unconditional) = step.Both;
        return new DenoiseParts(guidance.Guide(step), unconditional);
    }

    private LazyGuidanceStep StepAt(Latent x, RunPlace place) =>
        new(halves => PredictClean(x, place.Sigma, halves), x, place, cfgScale, model);

    private Predictions PredictClean(Latent x, double sigma, GuidanceHalves halves)
    {
        var output = predictor.Predict(x, 1 / Math.Sqrt(1 + (sigma * sigma)), model.Levels.SigmaToTimestep(sigma), halves);
        return new Predictions(ToClean(output.Conditional), ToClean(output.Unconditional)) { Empty = ToClean(output.Empty) };

        Latent? ToClean(Latent? prediction) => prediction is null ? null : Prediction.ToClean(model.Prediction, x, sigma, prediction);
    }
}
