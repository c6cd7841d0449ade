using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

/// <summary>
/// A network that is right: it answers with the epsilon, v or sample that belongs to the exact posterior mean. It sees
/// what a network sees, so sigma comes out of the input scale.
/// </summary>
/// <param name="kind">What it predicts.</param>
/// <param name="posteriorMean">Mean of x0 for x = x0 + sigma * noise.</param>
internal sealed class ExactPredictor(PredictionKind kind, Func<Latent, double, double[]> posteriorMean) : INoisePredictor
{
    public List<double> Sigmas { get; } = [];

    public List<double> Timesteps { get; } = [];

    public List<GuidanceHalves> Halves { get; } = [];

    public Predictions Predict(Latent x, double inputScale, double timestep, GuidanceHalves halves)
    {
        var sigma = Math.Sqrt((1 / (inputScale * inputScale)) - 1);
        Sigmas.Add(sigma);
        Timesteps.Add(timestep);
        Halves.Add(halves);
        var prediction = Output(x, sigma);
        return new Predictions(
            halves.HasFlag(GuidanceHalves.Conditional) ? prediction : null,
            halves.HasFlag(GuidanceHalves.Unconditional) ? prediction : null);
    }

    private Latent Output(Latent x, double sigma)
    {
        var mean = posteriorMean(x, sigma);
        var output = new float[mean.Length];
        for (var index = 0; index < mean.Length; index++)
        {
            var epsilon = (x.Values[index] - mean[index]) / sigma;
            output[index] = (float)(kind switch
            {
                PredictionKind.Epsilon => epsilon,
                PredictionKind.VPrediction => (epsilon - (sigma * mean[index])) / Math.Sqrt(1 + (sigma * sigma)),
                _ => mean[index],
            });
        }

        return Latent.From(x.Shape, output);
    }
}
