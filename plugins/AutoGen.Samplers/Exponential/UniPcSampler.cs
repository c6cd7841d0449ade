using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;
using AutoGen.Samplers.VariancePreserving;

namespace AutoGen.Samplers.Exponential;

/// <summary>Options of UniPC.</summary>
public sealed record UniPcOptions
{
    /// <value>Order of the predictor, 1 to 4; the corrector's is one more. The first and last steps have lower ones. Default 3.</value>
    [Range(1, 4)]
    [Description("Order of the predictor; at most one less than the steps.")]
    public int Order { get; init; } = 3;

    /// <value>Whether the last steps have lower orders, which steadies short runs (A1111's "UniPC lower order final"). Default true.</value>
    [Description("Whether the order falls towards the end, which steadies short runs.")]
    public bool LowerOrderFinal { get; init; } = true;

    /// <value>What a final sigma of 0 is replaced by, 0 to 1; 0 = the last step ends at the clean latent. Default 0.001.</value>
    [Range(0.0, 1.0)]
    [Description("Noise level in place of a final 0; 0 = end at the clean latent.")]
    public double LastSigma { get; init; } = 0.001;

    /// <value>Spacing of its own levels. Default <c>time_uniform</c>. Without effect in dialect comfyui.</value>
    [Description("Spacing of its own levels: time_uniform, time_quadratic or log_snr; not used in dialect comfyui.")]
    public UniPcSpacing Spacing { get; init; }

    /// <value><c>comfyui</c> takes the schedule's levels, the others the authors' own, as A1111 does. Default <c>autogen</c>.</value>
    [Description("Whose levels: comfyui takes the schedule's, the others the sampler's own.")]
    public Dialect Dialect { get; init; }
}

/// <summary>
/// UniPC (Zhao et al. 2023, algorithms 5 to 8, data prediction): an exponential Adams predictor, and a corrector that costs no evaluation as it
/// shares the one at the end of the step.
/// </summary>
/// <param name="options">Order and end.</param>
/// <param name="slopeWeight">B(h).</param>
internal sealed class UniPcSampler(UniPcOptions options, SlopeWeight slopeWeight) : ISampler
{
    public static SamplerTraits Traits { get; } = new()
    {
        Family = "UniPC",
        Order = 3,
        StartScaling = StartScaling.FullVariance,
        DiscardPenultimateIn = [Dialect.Comfyui],
    };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var steps = run.Sigmas.Count - 1;
        var order = Math.Max(1, Math.Min(options.Order, steps - 1));
        var denoised = new History<Latent>(order + 1);
        var lambdas = new History<double>(order + 1);
        AdamsStep? last = null;
        var lastOrder = 0;
        foreach (var step in run.Steps)
        {
            denoised.Add(run.Denoise(x, step.Sigma));
            lambdas.Add(SigmaSpace.Lambda(step.Sigma));
            if (last is not null)
                x = last.End(denoised, lambdas.Newest(lastOrder + 1), slopeWeight);
            var next = step.EndsClean ? options.LastSigma : step.Next;
            if (next == 0)
            {
                x = denoised[0];
                continue;
            }

            last = new AdamsStep(x, step.Sigma, next, tau: 0);
            lastOrder = Math.Min(options.LowerOrderFinal ? Math.Min(order, steps - step.Index) : order, denoised.Count);
            x = last.End(denoised, lambdas.Newest(lastOrder), slopeWeight);
        }

        return options.Dialect == Dialect.Comfyui ? x : VpSpace.Finish(x, run);
    }
}
