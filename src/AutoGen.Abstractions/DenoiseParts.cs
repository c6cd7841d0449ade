namespace AutoGen.Abstractions;

/// <summary>A guided prediction of x0 and the unconditional one it was made from.</summary>
/// <param name="Guided">What <see cref="SamplingRun.Denoise"/> returns.</param>
/// <param name="Unconditional">The prediction for the negative prompt alone.</param>
public readonly record struct DenoiseParts(Latent Guided, Latent Unconditional);
