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
    /// <param name="sigma">Its noise level; above 0.</param>
    /// <param name="shareDone">Share of the run done, 0 to 1; for guidance that changes on the way.</param>
    public Latent Denoise(Latent x, double sigma, double shareDone) => guidance.Guide(StepAt(x, sigma, shareDone));

    /// <summary>The guided prediction and the unconditional one, of one batched model run.</summary>
    /// <inheritdoc cref="Denoise"/>
    public DenoiseParts DenoiseParts(Latent x, double sigma, double shareDone)
    {
        var step = StepAt(x, sigma, shareDone);
        var (_, unconditional) = step.Both;
        return new DenoiseParts(guidance.Guide(step), unconditional);
    }

    private LazyGuidanceStep StepAt(Latent x, double sigma, double shareDone) =>
        new(halves => PredictClean(x, sigma, halves), sigma, shareDone, cfgScale);

    private Predictions PredictClean(Latent x, double sigma, GuidanceHalves halves)
    {
        var (conditional, unconditional) = predictor.Predict(x, 1 / Math.Sqrt(1 + (sigma * sigma)), model.Levels.SigmaToTimestep(sigma), halves);
        return new Predictions(ToClean(conditional), ToClean(unconditional));

        Latent? ToClean(Latent? output) => output is null ? null : Prediction.ToClean(model.Prediction, x, sigma, output);
    }
}
