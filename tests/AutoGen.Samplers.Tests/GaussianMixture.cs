namespace AutoGen.Samplers.Tests;

/// <summary>
/// The recorded runs' model: clean latents are a mixture of Gaussians, so the posterior mean of x = scale * x0 + noise * n
/// is known exactly (Goldens/denoiser.json).
/// </summary>
internal sealed class GaussianMixture
{
    private readonly double deviation;
    private readonly double[] weights;
    private readonly double[][] means;

    public GaussianMixture()
    {
        var golden = Golden.Read("denoiser.json");
        deviation = golden.Number("std");
        weights = golden.GetProperty("weights").Doubles();
        means = [.. golden.GetProperty("means").EnumerateArray().Select(static mean => mean.Doubles())];
    }

    public double[] PosteriorMean(ReadOnlySpan<float> x, double scale, double noise)
    {
        var variance = (scale * scale * deviation * deviation) + (noise * noise);
        var shares = Shares(x, scale, variance);
        var gain = scale * deviation * deviation / variance;
        var result = new double[x.Length];
        for (var k = 0; k < means.Length; k++)
        {
            for (var index = 0; index < result.Length; index++)
                result[index] += shares[k] * (means[k][index] + (gain * (x[index] - (scale * means[k][index]))));
        }

        return result;
    }

    private double[] Shares(ReadOnlySpan<float> x, double scale, double variance)
    {
        var logs = new double[means.Length];
        for (var k = 0; k < means.Length; k++)
        {
            var distance = 0.0;
            for (var index = 0; index < x.Length; index++)
                distance += Math.Pow(x[index] - (scale * means[k][index]), 2);
            logs[k] = Math.Log(weights[k]) - (distance / (2 * variance));
        }

        var greatest = logs.Max();
        double[] shares = [.. logs.Select(log => Math.Exp(log - greatest))];
        var sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }
}
