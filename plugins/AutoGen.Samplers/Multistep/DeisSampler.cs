using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Multistep;

/// <summary>The variable in which DEIS interpolates the derivatives.</summary>
public enum DeisVariable
{
    /// <summary>Time of the variance-preserving process between sigma 0.002 and 80 (the authors' tAB; ComfyUI).</summary>
    VpTime,

    /// <summary>log sigma (diffusers' <c>logrho</c>).</summary>
    LogSigma,

    /// <summary>sigma itself (the authors' rhoAB), so Adams and Bashforth's method for steps of any length.</summary>
    Sigma,
}

/// <summary>Options of DEIS.</summary>
public sealed record DeisOptions
{
    /// <value>Greatest number of derivatives in use, 1 to 4; the first steps have fewer. Default 3.</value>
    [Range(1, 4)]
    [Description("How many derivatives the method looks back on; 1 = Euler.")]
    public int MaxOrder { get; init; } = 3;

    /// <value>Variable of the interpolation. Default <c>vp_time</c>.</value>
    [Description("Variable in which derivatives are interpolated: vp_time (tAB) as ComfyUI, log_sigma as diffusers, sigma (rhoAB).")]
    public DeisVariable Variable { get; init; }
}

/// <summary>
/// Diffusion exponential integrator sampler (Zhang and Chen 2023, equation 15): past derivatives are interpolated by a
/// polynomial in time and integrated over sigma. Integrated to full precision; ComfyUI sums 10,000 points.
/// </summary>
internal sealed class DeisSampler(DeisOptions options) : ISampler
{
    private const int ShortRun = 15;

    private readonly Func<double, double> variable = options.Variable switch
    {
        DeisVariable.VpTime => VpTime.Of,
        DeisVariable.LogSigma => Math.Log,
        _ => static sigma => sigma,
    };

    public static SamplerTraits Traits { get; } = new() { Family = "Adams", Order = 3 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var derivatives = new History<Latent>(options.MaxOrder);
        var nodes = new History<double>(options.MaxOrder);
        var steps = run.Sigmas.Count - 1;
        foreach (var step in run.Steps)
        {
            derivatives.Add(SigmaSpace.Derivative(x, step.Sigma, run.Denoise(x, step.Sigma)));
            nodes.Add(variable(step.Sigma));
            var order = step.EndsClean ? 1 : Math.Min(nodes.Count, OrderAllowed(steps - step.Index, steps));
            x += derivatives.Weighted(LagrangeQuadrature.Weights(nodes.Newest(order), step.Sigma, step.Next, variable));
        }

        return x;
    }

    /// <summary>diffusers lowers the order towards the end of short runs.</summary>
    private int OrderAllowed(int stepsLeft, int steps) =>
        options.Variable == DeisVariable.LogSigma && steps < ShortRun ? stepsLeft : options.MaxOrder;

    /// <summary>t of sigma^2 = exp(slope t^2 / 2 + start t) - 1 (Song et al. 2021, variance preserving).</summary>
    private static class VpTime
    {
        // Karras et al. 2022, table 1: sigma 0.002 at t = 0.001 and 80 at t = 1.
        private const double LeastTime = 1e-3;
        private static readonly double least = Math.Log(1 + (0.002 * 0.002));
        private static readonly double greatest = Math.Log(1 + (80.0 * 80.0));
        private static readonly double slope = 2 * ((least / LeastTime) - greatest) / (LeastTime - 1);
        private static readonly double start = greatest - (slope / 2);

        public static double Of(double sigma) => (Math.Sqrt((start * start) + (2 * slope * Math.Log(1 + (sigma * sigma)))) - start) / slope;
    }
}
