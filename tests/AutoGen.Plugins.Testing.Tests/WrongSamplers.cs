using AutoGen.Abstractions;

namespace AutoGen.Plugins.Testing.Tests;

/// <summary>Euler's method, and what is easily done wrong with it.</summary>
internal static class WrongSamplers
{
    private static int runs;

    public static ISampler Euler() => new Made(static (x, run) =>
    {
        foreach (var step in run.Steps)
            x = Step(x, step, run);
        return x;
    });

    /// <summary>Ancestral Euler with its noise times a factor; 1 is right.</summary>
    public static ISampler Ancestral(double factor) => new Made((x, run) =>
    {
        foreach (var (index, sigma, next) in run.Steps)
        {
            var up = next * Math.Sqrt(1 - (next * next / (sigma * sigma)));
            x = Step(x, new SigmaStep(index, sigma, Math.Sqrt((next * next) - (up * up))), run);
            if (next > 0)
                x += run.Noise(sigma, next) * (up * factor);
        }

        return x;
    });

    public static ISampler SwallowsCancellation() => new Made(static (x, run) =>
    {
        try
        {
            return Euler().Sample(x, run);
        }
        catch (OperationCanceledException)
        {
            return x;
        }
    });

    public static ISampler CountsItsRuns() => new Made(static (x, run) => Euler().Sample(x, run) * (1 + (1e-6 * ++runs)));

    public static ISampler LooksAtTheWholeBatch() => new Made(static (x, run) => Euler().Sample(x, run) * (1 + (1e-6 * x.Norm())));

    public static ISampler StopsHalfWay() => new Made(static (x, run) =>
    {
        foreach (var step in run.Steps.TakeWhile(step => step.Index < 5))
            x = Step(x, step, run);
        return run.Denoise(x, run.Sigmas[5]);
    });

    /// <summary>What a step leaves behind is kept where other runs find it.</summary>
    public static ISampler KeepsItsSlopeInAStaticField() => new Made(static (x, run) =>
    {
        foreach (var (index, sigma, next) in run.Steps)
        {
            var slope = (x - run.Denoise(x, sigma)) / sigma;
            x += ((index == 0 || Kept.Slope!.Shape != slope.Shape ? slope : (slope * 1.5) - (Kept.Slope * 0.5)) * (next - sigma));
            Kept.Slope = slope;
        }

        return x;
    });

    public static ISampler DividesByZero() => new Made(static (x, run) => Euler().Sample(x, run) / run.Sigmas[^1]);

    private static Latent Step(Latent x, SigmaStep step, SamplingRun run) =>
        x + ((x - run.Denoise(x, step.Sigma)) * ((step.Next - step.Sigma) / step.Sigma));

    private static class Kept
    {
        public static Latent? Slope { get; set; }
    }

    private sealed class Made(Func<Latent, SamplingRun, Latent> sample) : ISampler
    {
        public Latent Sample(Latent x, SamplingRun run) => sample(x, run);
    }
}
