namespace AutoGen.Abstractions;

/// <summary>What the network was trained to predict from x = x0 + sigma * noise.</summary>
public enum PredictionKind
{
    /// <summary>The noise (DDPM, Ho et al. 2020).</summary>
    Epsilon,

    /// <summary>v = alpha * noise - sigma * x0 in variance-preserving terms (Salimans and Ho 2022).</summary>
    VPrediction,

    /// <summary>The clean latent x0.</summary>
    Sample,
}
