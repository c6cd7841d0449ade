using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing;

/// <summary>How near a sampler comes to the truth of <see cref="ExactGaussian"/>.</summary>
internal static class Accuracy
{
    /// <summary>The observed order must round to the promised one at least: steps are finite.</summary>
    private const double OrderSlack = 0.5;

    /// <summary>Errors below it are float32's and fall no more.</summary>
    private const double Floor = 3e-5;

    private const double DistributionTolerance = 0.03;

    /// <summary>Makes a picture: sigmas, shape, and the start that it took.</summary>
    public delegate Latent Sampling(IReadOnlyList<double> sigmas, LatentShape shape, out Latent start);

    /// <summary>
    /// Twice the steps divide the error by 2 to the order, at the largest numbers of steps that float32 can still tell; or on the
    /// average of all of them, since an error that changes its sign has no slope there.
    /// </summary>
    public static void CheckOrder(int order, Sampling sample)
    {
        var errors = new[] { 10, 20, 40, 80 }.Select(steps => Error(steps, sample)).ToList();
        var last = errors.FindLastIndex(static error => error > Floor);
        if (last < 1)
            return; // exact after 20 steps
        var observed = Math.Max(Math.Log2(errors[last - 1] / errors[last]), Math.Log2(errors[0] / errors[last]) / last);
        if (!(observed >= order - OrderSlack))
            throw new ConformanceException(FormattableString.Invariant($"its traits promise order {order}, and it converges with {observed:0.00}: the errors at 10, 20, 40 and 80 steps are {errors[0]:G3}, {errors[1]:G3}, {errors[2]:G3} and {errors[3]:G3}."));
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
