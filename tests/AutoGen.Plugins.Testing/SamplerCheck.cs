namespace AutoGen.Plugins.Testing;

/// <summary>One thing that <see cref="SamplerConformance"/> checks.</summary>
public enum SamplerCheck
{
    /// <summary>Deterministic samplers: the error on <see cref="ExactGaussian"/> falls with the order that the traits name.</summary>
    Convergence,

    /// <summary>Stochastic samplers: many steps on <see cref="ExactGaussian"/> end in its distribution, mean and deviation within 0.03.</summary>
    Distribution,

    /// <summary>Where the data is one point, the result is that point, whatever the number of steps.</summary>
    DataLimit,

    /// <summary>Equal runs give equal latents to the last bit, and noise is drawn only where the traits say so.</summary>
    Determinism,

    /// <summary>A cancelled run ends with <see cref="OperationCanceledException"/> before another evaluation.</summary>
    Cancellation,

    /// <summary>Two pictures in a batch are the two pictures made alone, in shapes of any size.</summary>
    BatchIndependence,

    /// <summary>A run in the middle of another changes nothing there.</summary>
    NoSharedState,

    /// <summary>The sampler goes to the last step and says so.</summary>
    Progress,
}
