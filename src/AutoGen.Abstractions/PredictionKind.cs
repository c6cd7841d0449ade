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

    /// <summary>Noise minus x0: the velocity of rectified flow (Liu et al. 2023), where x = (1 - sigma) * x0 + sigma * noise.</summary>
    Flow,

    /// <summary>F of EDM's preconditioning with data of variance 1 (Karras et al. 2022, equation 7): x0 = cSkip * x + cOut * F.</summary>
    Edm,
}
