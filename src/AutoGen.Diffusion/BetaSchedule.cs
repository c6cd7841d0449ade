using AutoGen.Abstractions;

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
}

/// <summary>Training noise of a model.</summary>
/// <param name="Curve">Spacing of the betas.</param>
/// <param name="Start">First beta; 0.00085 for Stable Diffusion.</param>
/// <param name="End">Last beta; 0.012 for Stable Diffusion.</param>
/// <param name="TrainSteps">Number of training timesteps; 1000.</param>
public sealed record BetaSchedule(BetaCurve Curve = BetaCurve.ScaledLinear, double Start = 0.00085, double End = 0.012, int TrainSteps = 1000)
{
    // True zero would be an infinite sigma; this is ComfyUI's and A1111's number, sigma 4518.8.
    private const double LeastProduct = 4.8973451890853435e-8;

    // Nichol and Dhariwal's cap, which keeps the last beta of the cosine below 1.
    private const double GreatestBeta = 0.999;

    /// <summary>Explicit betas (<c>trained_betas</c>), which replace the curve.</summary>
    public IReadOnlyList<double>? TrainedBetas { get; init; }

    /// <summary><c>rescale_betas_zero_snr</c>: stretched so that the last timestep is (nearly) pure noise (Lin et al. 2024).</summary>
    public bool RescaleToZeroSnr { get; init; }

    /// <summary>sigma_t = sqrt((1 - abar_t) / abar_t) of the cumulative product abar.</summary>
    public NoiseLevels ToNoiseLevels()
    {
        var products = CumulativeProducts();
        if (RescaleToZeroSnr)
            Rescale(products);
        return new NoiseLevels([.. products.Select(static product => Math.Sqrt((1 - product) / product))]);
    }

    private double[] CumulativeProducts()
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
            _ => throw new InvalidOperationException($"Unknown beta curve {Curve}."),
        };
    }

    private double SquaredCosine(int t) => Math.Pow(Math.Cos(((t / (double)TrainSteps) + 0.008) / 1.008 * Math.PI / 2), 2);

    private static void Rescale(double[] products)
    {
        var first = Math.Sqrt(products[0]);
        var last = Math.Sqrt(products[^1]);
        for (var t = 0; t < products.Length; t++)
            products[t] = Math.Pow((Math.Sqrt(products[t]) - last) * first / (first - last), 2);
        products[^1] = LeastProduct;
    }
}
