using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing;

/// <summary>How near a sampler comes to the truth of <see cref="ExactGaussian"/>.</summary>
internal static class Accuracy
{
    /// <summary>What the observed order may fall short of the promised one: steps are finite.</summary>
    private const double OrderSlack = 0.25;

    /// <summary>Errors below it are float32's and fall no more.</summary>
    private const double Floor = 3e-5;

    private const double DistributionTolerance = 0.03;

    /// <summary>Makes a picture: sigmas, shape, and the start that it took.</summary>
    public delegate Latent Sampling(IReadOnlyList<double> sigmas, LatentShape shape, out Latent start);

    /// <summary>Twice the steps must divide the error by 2 to the order, from the largest number of steps that float32 can still tell.</summary>
    public static void CheckOrder(int order, Sampling sample)
    {
        var errors = new[] { 10, 20, 40, 80 }.Select(steps => Error(steps, sample)).ToList();
        var last = errors.FindLastIndex(static error => error > Floor);
        if (last < 1)
            return; // exact after 20 steps
        var observed = Math.Log2(errors[last - 1] / errors[last]);
        if (!(observed >= order - OrderSlack))
            throw new ConformanceException(FormattableString.Invariant($"its traits promise order {order}, and it converges with {observed:0.00}: the errors at 10, 20, 40 and 80 steps are {string.Join(", ", errors.Select(static error => error.ToString("G3", System.Globalization.CultureInfo.InvariantCulture)))}."));
    }

    public static void CheckDistribution(Sampling sample)
    {
        var values = sample(ExactGaussian.DescendToZero(200), new LatentShape(1, 4, 32, 32), out _).Values.ToArray();
        var mean = values.Average(static value => (double)value);
        var deviation = Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2)));
        if (!(Math.Abs(mean - ExactGaussian.Mean) <= DistributionTolerance && Math.Abs(deviation - ExactGaussian.Deviation) <= DistributionTolerance))
            throw new ConformanceException(FormattableString.Invariant($"200 steps end in a distribution of mean {mean:0.000} and deviation {deviation:0.000}; the data has {ExactGaussian.Mean} and {ExactGaussian.Deviation} (within {DistributionTolerance})."));
    }

    /// <summary>Largest error at the least trained sigma, so without the jump to 0 that no order describes.</summary>
    private static double Error(int steps, Sampling sample)
    {
        var sigmas = ExactGaussian.Descend(steps);
        var final = sample(sigmas, new LatentShape(1, 4, 8, 8), out var start);
        return final.Zip(start, (got, began) => Math.Abs(got - ExactGaussian.Solve(began, sigmas[0], sigmas[^1]))).Values.ToArray().Max();
    }
}
