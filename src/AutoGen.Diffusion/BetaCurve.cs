namespace AutoGen.Diffusion;

/// <summary>How the noise of training was spread over the timesteps, as scheduler_config.json says it.</summary>
public enum BetaCurve
{
    /// <summary>Betas evenly spaced.</summary>
    Linear,

    /// <summary>Square roots of betas evenly spaced (Stable Diffusion).</summary>
    ScaledLinear,

    /// <summary><c>squaredcos_cap_v2</c>: abar follows a squared cosine (Nichol and Dhariwal 2021). Has no start and end.</summary>
    SquaredCosine,

    /// <summary><c>exp</c>: abar(t) = exp(-12 t), so every beta is the same. Has no start and end.</summary>
    Exponential,

    /// <summary><c>sigmoid</c>: betas follow the logistic function of -6 to 6 between start and end (GeoDiff, Xu et al. 2022).</summary>
    Sigmoid,
}
