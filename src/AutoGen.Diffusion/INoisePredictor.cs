using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The network (U-Net) with the prompt and negative prompt of one render bound to it.</summary>
public interface INoisePredictor
{
    /// <summary>One model run.</summary>
    /// <param name="x">The noisy latent in sigma space, N x C x H x W.</param>
    /// <param name="inputScale">Factor the network input is scaled by: 1 / sqrt(1 + sigma^2), 1 for flow models. Applied while the input buffer is filled.</param>
    /// <param name="timestep">Fractional training timestep.</param>
    /// <param name="halves">Which predictions are wanted; those that differ run as one batch.</param>
    Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves);
}

/// <summary>Which predictions guidance wants: the halves of classifier-free guidance, and beside them one for no prompt at all.</summary>
[Flags]
public enum GuidanceHalves
{
    /// <summary>For the prompt.</summary>
    Conditional = 1,

    /// <summary>For the negative prompt.</summary>
    Unconditional = 2,
    Both = Conditional | Unconditional,

    /// <summary>For the empty prompt; only guidance of three branches wants it.</summary>
    Empty = 4,
}

/// <summary>Raw network outputs (epsilon, v, sample or flow); null for what was not asked for.</summary>
public readonly record struct Predictions(Latent? Conditional, Latent? Unconditional)
{
    /// <summary>For the empty prompt.</summary>
    public Latent? Empty { get; init; }
}
