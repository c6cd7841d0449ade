namespace AutoGen.Abstractions;

/// <summary>What a sampler may know of the model behind <see cref="SamplingRun.Denoise"/>.</summary>
/// <param name="Prediction">What the network predicts. <see cref="SamplingRun.Denoise"/> has turned it into x0 already.</param>
/// <param name="Levels">The noise levels it was trained at.</param>
public sealed record ModelSampling(PredictionKind Prediction, NoiseLevels Levels);
