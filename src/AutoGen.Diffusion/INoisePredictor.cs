using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The network (U-Net) with the prompt and negative prompt of one render bound to it.</summary>
public interface INoisePredictor
{
    /// <summary>One model run.</summary>
    /// <param name="x">The noisy latent in sigma space, N x C x H x W.</param>
    /// <param name="inputScale">Factor the network input is scaled by: 1 / sqrt(1 + sigma^2). Applied while the input buffer is filled.</param>
    /// <param name="timestep">Fractional training timestep.</param>
    /// <param name="halves">Which predictions are wanted; both run as one batch of 2 N.</param>
    Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves);
}

/// <summary>Which predictions of classifier-free guidance are wanted.</summary>
[Flags]
public enum GuidanceHalves
{
    Conditional = 1,
    Unconditional = 2,
    Both = Conditional | Unconditional,
}

/// <summary>Raw network outputs (epsilon, v or sample); null for a half that was not asked for.</summary>
public readonly record struct Predictions(Latent? Conditional, Latent? Unconditional);
