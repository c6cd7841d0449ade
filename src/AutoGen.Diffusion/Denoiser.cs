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

    /// <summary>
    /// Whether the network is told whole timesteps only, as ComfyUI does; A1111 and AutoGen tell it the fraction. Default
    /// false.
    /// </summary>
    public bool WholeTimesteps { get; init; }

    /// <summary>The guided prediction of x0.</summary>
    /// <param name="x">x0 + sigma * noise; of a flow model (1 - sigma) * x0 + sigma * noise.</param>
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
        var inputScale = model.Levels.IsFlow ? 1 : 1 / Math.Sqrt(1 + (sigma * sigma));
        var timestep = WholeTimesteps ? model.Levels.SigmaToNearestTimestep(sigma) : model.Levels.SigmaToTimestep(sigma);
        var output = predictor.Predict(x, inputScale, timestep, halves);
        return new Predictions(ToClean(output.Conditional), ToClean(output.Unconditional)) { Empty = ToClean(output.Empty) };

        Latent? ToClean(Latent? prediction) => prediction is null ? null : Prediction.ToClean(model.Prediction, x, sigma, prediction);
    }
}
