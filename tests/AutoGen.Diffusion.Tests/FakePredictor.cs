using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

/// <summary>A network that answers with a function of its input and remembers what it was asked.</summary>
internal sealed class FakePredictor(Func<Latent, GuidanceHalves, Latent> predict) : INoisePredictor
{
    public List<(double InputScale, double Timestep, GuidanceHalves Halves)> Calls { get; } = [];

    public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves)
    {
        Calls.Add((inputScale, timestep, halves));
        return new Predictions(Half(GuidanceHalves.Conditional), Half(GuidanceHalves.Unconditional));

        Latent? Half(GuidanceHalves half) => halves.HasFlag(half) ? predict(x, half) : null;
    }
}
