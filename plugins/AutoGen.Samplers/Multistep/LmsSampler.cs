using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Multistep;

/// <summary>Options of LMS.</summary>
public sealed record LmsOptions
{
    /// <value>Past derivatives in use, 1 to 8; the first steps have fewer. Default 4.</value>
    [Range(1, 8)]
    [Description("How many derivatives the method looks back on; 1 = Euler.")]
    public int Order { get; init; } = 4;

    /// <value><c>comfyui</c> ends at the denoised latent, the others extrapolate to the end. Default <c>autogen</c>.</value>
    [Description("Whose last step: comfyui ends at the denoised latent, the others extrapolate like k-diffusion.")]
    public Dialect Dialect { get; init; }
}

/// <summary>Linear multistep method: Adams-Bashforth over the run's own noise levels (k-diffusion, <c>sample_lms</c>).</summary>
internal sealed class LmsSampler(LmsOptions options) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Adams", Order = 3 };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var derivatives = new History<Latent>(options.Order);
        var sigmas = new History<double>(options.Order);
        foreach (var step in run.Steps)
        {
            var denoised = run.Denoise(x, step.Sigma);
            if (step.EndsClean && options.Dialect == Dialect.Comfyui)
            {
                x = denoised;
                continue;
            }

            derivatives.Add(SigmaSpace.Derivative(x, step.Sigma, denoised));
            sigmas.Add(step.Sigma);
            x += derivatives.Weighted(LagrangeQuadrature.Weights(sigmas.Newest(sigmas.Count), step.Sigma, step.Next));
        }

        return x;
    }
}
