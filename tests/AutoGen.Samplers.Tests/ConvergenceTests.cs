using AutoGen.Abstractions;
using AutoGen.Diffusion;

namespace AutoGen.Samplers.Tests;

public sealed class ConvergenceTests
{
    [Theory]
    [InlineData("euler", 1)]
    [InlineData("ddim", 1)]
    [InlineData("heun", 2)]
    [InlineData("dpmpp_2m", 2)]
    public void The_error_falls_with_the_order_of_the_sampler(string name, int order)
    {
        Assert.Equal(order, Registered.Plugin.Traits[name].Order);
        var observed = Math.Log2(Error(name, 40) / Error(name, 80));
        Assert.InRange(observed, order - 0.25, order + 0.5);
    }

    [Theory]
    [InlineData("euler_ancestral", "{}")]
    [InlineData("ddim", """{ "eta": 1 }""")]
    [InlineData("euler", """{ "churn": 40 }""")]
    [InlineData("heun", """{ "churn": 40 }""")]
    public void Fresh_noise_leaves_the_distribution_as_it_is(string name, string options)
    {
        var sigmas = Registered.Plugin.Schedule("karras").Create(200, ExactGaussian.Levels);
        var start = new PhiloxNoise(1).Next(new LatentShape(1, 4, 32, 32)) * sigmas[0];
        var final = Registered.Plugin.Sampler(name, options).Sample(start, GaussianRun.Create(sigmas, start, new RunParts()));
        var values = final.Values.ToArray();
        var mean = values.Average(static value => (double)value);
        var deviation = Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2)));
        Assert.Equal(ExactGaussian.Mean, mean, 0.03);
        Assert.Equal(ExactGaussian.Deviation, deviation, 0.03);
    }

    /// <summary>Largest error at the least trained sigma, so without the jump to 0 that no order describes.</summary>
    private static double Error(string name, int steps)
    {
        double[] sigmas = [.. Registered.Plugin.Schedule("karras").Create(steps + 1, ExactGaussian.Levels).SkipLast(1)];
        var start = new PhiloxNoise(1).Next(new LatentShape(1, 4, 8, 8)) * sigmas[0];
        var final = Registered.Plugin.Sampler(name).Sample(start, GaussianRun.Create(sigmas, start, new RunParts()));
        return final.Zip(start, (got, began) => Math.Abs(got - ExactGaussian.Solve(began, sigmas[0], sigmas[^1]))).Values.ToArray().Max();
    }
}
