using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Exponential;

/// <summary>Options of ER-SDE.</summary>
public sealed record ErSdeOptions
{
    /// <value>Factor on the fresh noise, 0 to 2 (ComfyUI's <c>s_noise</c>). Default 1.</value>
    [Range(0.0, 2.0)]
    [Description("Factor on the fresh noise.")]
    public double NoiseScale { get; init; } = 1;

    /// <value>Greatest order, 1 to 3; the first steps have lower ones. Default 3.</value>
    [Range(1, 3)]
    [Description("Greatest order of a step; 1 = ER-SDE-1.")]
    public int MaxStage { get; init; } = 3;
}

/// <summary>
/// Extended reverse-time SDE (Cui et al. 2023, algorithms 1 to 3) with the authors' noise scale function
/// phi(sigma) = sigma (exp(sigma^0.3) + 10).
/// </summary>
internal sealed class ErSdeSampler(ErSdeOptions options) : ISampler
{
    // The paper's own rectangle rule: its 200 points are part of the method's numbers.
    private const int Points = 200;

    public static SamplerTraits Traits { get; } = new() { Family = "ER-SDE", Order = 3, Stochastic = true };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var denoised = new History<Latent>(2);
        var slopes = new History<Latent>(1);
        var sigmas = new History<double>(3);
        foreach (var (_, sigma, next) in run.Steps)
        {
            denoised.Add(run.Denoise(x, sigma));
            sigmas.Add(sigma);
            if (next == 0)
            {
                x = denoised[0];
                continue;
            }

            var kept = NoiseScale(next) / NoiseScale(sigma);
            x = SigmaSpace.Keep(kept, x, denoised[0]);
            x = AddHigherOrders(x, sigma, next, denoised, slopes, sigmas);
            var up = Math.Sqrt(Math.Max(0, (next * next) - (sigma * sigma * kept * kept)));
            if (options.NoiseScale > 0 && up > 0)
                x += run.Noise(sigma, next) * (up * options.NoiseScale);
        }

        return x;
    }

    /// <summary>The terms with the first and second divided difference of the clean latent in sigma.</summary>
    private Latent AddHigherOrders(Latent x, double sigma, double next, History<Latent> denoised, History<Latent> slopes, History<double> sigmas)
    {
        if (options.MaxStage < 2 || denoised.Count < 2)
            return x;
        var step = next - sigma;
        var slope = (denoised[0] - denoised[1]) / (sigma - sigmas[1]);
        x += slope * (step + (NoiseScale(next) * Integral(sigma, next, static _ => 1)));
        if (options.MaxStage > 2 && slopes.Count > 0)
        {
            var bend = (slope - slopes[0]) / ((sigma - sigmas[2]) / 2);
            x += bend * ((step * step / 2) + (NoiseScale(next) * Integral(sigma, next, level => level - sigma)));
        }

        slopes.Add(slope);
        return x;
    }

    /// <summary>The integral of factor / phi over the step, upwards from its end.</summary>
    private static double Integral(double sigma, double next, Func<double, double> factor)
    {
        var width = (sigma - next) / Points;
        var sum = 0.0;
        for (var point = 0; point < Points; point++)
        {
            var level = next + (point * width);
            sum += factor(level) / NoiseScale(level);
        }

        return sum * width;
    }

    private static double NoiseScale(double sigma) => sigma * (Math.Exp(Math.Pow(sigma, 0.3)) + 10);
}
