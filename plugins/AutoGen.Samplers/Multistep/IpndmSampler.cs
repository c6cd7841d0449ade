using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Multistep;

/// <summary>
/// Improved pseudo numerical method: Adams-Bashforth's weights for equal steps, used for steps of any length (Liu et al.
/// 2022; Zhang and Chen 2023, appendix; zju-pi/diff-sampler, <c>ipndm</c>).
/// </summary>
internal sealed class IpndmSampler(MultistepOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Adams" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var derivatives = new History<Latent>(options.MaxOrder);
        foreach (var step in run.Steps)
        {
            derivatives.Add(SigmaSpace.Derivative(x, step.Sigma, run.Denoise(x, step.Sigma)));
            var order = step.EndsClean ? 1 : derivatives.Count;
            x += derivatives.Weighted(AdamsBashforth.Weights(order)) * (step.Next - step.Sigma);
        }

        return x;
    }
}
