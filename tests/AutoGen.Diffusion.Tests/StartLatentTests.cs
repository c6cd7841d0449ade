using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class StartLatentTests
{
    private static readonly NoiseLevels levels = new([1, 8]);
    private static readonly LatentShape shape = new(1, 1, 1, 2);
    private static readonly Latent noise = Latent.From(shape, [1, -2]);
    private static readonly Latent clean = Latent.From(shape, [10, 10]);

    [Theory]
    [InlineData(Dialect.Autogen, StartScaling.Sigma, 8, 8)]
    [InlineData(Dialect.A1111, StartScaling.Sigma, 8, 8)]
    [InlineData(Dialect.A1111, StartScaling.FullVariance, 8, 8.06225774829855)]
    [InlineData(Dialect.Comfyui, StartScaling.Sigma, 8, 8.06225774829855)]
    [InlineData(Dialect.Comfyui, StartScaling.Sigma, 7.9999999, 8.06225764900)]
    [InlineData(Dialect.Comfyui, StartScaling.FullVariance, 4, 4)]
    public void Noise_of_text_to_image_is_scaled_as_each_tool_does(Dialect dialect, StartScaling scaling, double sigma, double scale) =>
        Assert.Equal([(float)scale, (float)(-2 * scale)], StartLatent.Create(noise, null, sigma, levels, (scaling, dialect)).Values.ToArray());

    [Theory]
    [InlineData(Dialect.Autogen, StartScaling.FullVariance, 4, 4)]
    [InlineData(Dialect.Comfyui, StartScaling.Sigma, 4, 4)]
    [InlineData(Dialect.Comfyui, StartScaling.Sigma, 8, 8.06225774829855)]
    public void Noise_of_image_to_image_is_laid_over_the_input(Dialect dialect, StartScaling scaling, double sigma, double scale) =>
        Assert.Equal([(float)(10 + (float)scale), 10 - (2 * (float)scale)], StartLatent.Create(noise, clean, sigma, levels, (scaling, dialect)).Values.ToArray());

    [Fact]
    public void An_image_noised_to_another_level_is_that_latent_of_variance_preserving_space()
    {
        // sqrt(abar) * clean + sqrt(1 - abar) * noise at sigma 3, taken as it is for the latent of sigma 2
        var (cleanShare, noiseShare) = (Math.Sqrt(1 / 10.0), Math.Sqrt(9 / 10.0));
        var inOwnSpace = StartLatent.OfImage(noise, clean, sigma: 2, noisedTo: 3) / Math.Sqrt(1 + 4);
        Assert.Equal((10 * cleanShare) + noiseShare, inOwnSpace.Values[0], 1e-5);
        Assert.Equal((10 * cleanShare) - (2 * noiseShare), inOwnSpace.Values[1], 1e-5);
    }

    [Fact]
    public void A_flow_model_mixes()
    {
        var flow = NoiseLevels.Flow();
        Assert.Equal([0.75f, -1.5f], StartLatent.Create(noise, null, 0.75, flow, (StartScaling.FullVariance, Dialect.Comfyui)).Values.ToArray());
        Assert.Equal([3.25f, 1f], StartLatent.Create(noise, clean, 0.75, flow, (StartScaling.Sigma, Dialect.Autogen)).Values.ToArray());
    }
}
