using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Plugins.Testing;

/// <summary>A function of (x, sigma) in the place of a network. It sees what a network sees, so sigma comes out of the input scale.</summary>
internal sealed class FunctionPredictor(Func<Latent, double, Latent> conditional, Func<Latent, double, Latent> unconditional) : INoisePredictor
{
    private readonly List<double> evaluated = [];

    public IReadOnlyList<double> Evaluated => evaluated;

    public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves)
    {
        var sigma = Math.Sqrt((1 / (inputScale * inputScale)) - 1);
        evaluated.Add(sigma);
        return new Predictions(
            halves.HasFlag(GuidanceHalves.Conditional) ? conditional(x, sigma) : null,
            halves.HasFlag(GuidanceHalves.Unconditional) ? unconditional(x, sigma) : null)
        {
            Empty = halves.HasFlag(GuidanceHalves.Empty) ? unconditional(x, sigma) : null,
        };
    }
}
