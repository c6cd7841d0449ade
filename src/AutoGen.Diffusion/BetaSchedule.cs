using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>Training noise of a model.</summary>
/// <param name="Curve">Spacing of the betas.</param>
/// <param name="Start">First beta; 0.00085 for Stable Diffusion.</param>
/// <param name="End">Last beta; 0.012 for Stable Diffusion.</param>
/// <param name="TrainSteps">Number of training timesteps; 1000.</param>
public sealed record BetaSchedule(BetaCurve Curve = BetaCurve.ScaledLinear, double Start = 0.00085, double End = 0.012, int TrainSteps = 1000)
{
    // Nichol and Dhariwal's cap, which keeps the last beta of the cosine below 1.
    private const double GreatestBeta = 0.999;
    private const double ExponentialRate = 12;
    private const double SigmoidReach = 6;

    /// <summary>Explicit betas (<c>trained_betas</c>), which replace the curve.</summary>
    public IReadOnlyList<double>? TrainedBetas { get; init; }

    /// <summary><c>rescale_betas_zero_snr</c>: stretched so that the last timestep is (nearly) pure noise (Lin et al. 2024).</summary>
    public bool RescaleToZeroSnr { get; init; }

    /// <summary>
    /// What stands for the zero at the end of <see cref="RescaleToZeroSnr"/>, where sigma would be infinite. Default
    /// 4.897e-8, ComfyUI's and A1111's (sigma 4518.8); diffusers' Euler has 2^-24 (sigma 4096).
    /// </summary>
    public double LeastProduct { get; init; } = 4.8973451890853435e-8;

    /// <summary>sigma_t = sqrt((1 - abar_t) / abar_t) of the cumulative product abar.</summary>
    /// <param name="family">The model's family.</param>
    /// <exception cref="ArgumentException">The betas are no such schedule: a sigma is not above the one before it, or not finite.</exception>
    public NoiseLevels ToNoiseLevels(ModelFamily family = ModelFamily.Other) =>
        new([.. CumulativeProducts().Select(static product => Math.Sqrt((1 - product) / product))]) { Family = family };

    /// <summary>abar_t, the product of 1 - beta over the timesteps up to t.</summary>
    public IReadOnlyList<double> CumulativeProducts()
    {
        var products = Products();
        if (RescaleToZeroSnr)
            Rescale(products);
        return products;
    }

    private double[] Products()
    {
        var products = new double[TrainedBetas?.Count ?? TrainSteps];
        var product = 1.0;
        for (var t = 0; t < products.Length; t++)
            products[t] = product *= 1 - Beta(t);
        return products;
    }

    private double Beta(int t)
    {
        if (TrainedBetas is not null)
            return TrainedBetas[t];
        var share = t / (double)(TrainSteps - 1);
        return Curve switch
        {
            BetaCurve.Linear => Start + (share * (End - Start)),
            BetaCurve.ScaledLinear => Math.Pow(Math.Sqrt(Start) + (share * (Math.Sqrt(End) - Math.Sqrt(Start))), 2),
            BetaCurve.SquaredCosine => Math.Min(GreatestBeta, 1 - (SquaredCosine(t + 1) / SquaredCosine(t))),
            BetaCurve.Exponential => Math.Min(GreatestBeta, 1 - Math.Exp(-ExponentialRate / TrainSteps)),
            BetaCurve.Sigmoid => Start + ((End - Start) / (1 + Math.Exp(SigmoidReach * (1 - (2 * share))))),
            _ => throw new InvalidOperationException($"Unknown beta curve {Curve}."),
        };
    }

    private double SquaredCosine(int t) => Math.Pow(Math.Cos(((t / (double)TrainSteps) + 0.008) / 1.008 * Math.PI / 2), 2);

    private void Rescale(double[] products)
    {
        var first = Math.Sqrt(products[0]);
        var last = Math.Sqrt(products[^1]);
        for (var t = 0; t < products.Length; t++)
            products[t] = Math.Pow((Math.Sqrt(products[t]) - last) * first / (first - last), 2);
        products[^1] = LeastProduct;
    }
}
