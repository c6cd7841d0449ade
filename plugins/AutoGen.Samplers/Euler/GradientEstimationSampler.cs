using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using AutoGen.Abstractions;
using AutoGen.Samplers.CfgPlusPlus;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.Euler;

/// <summary>Options of gradient estimation.</summary>
public sealed record GradientEstimationOptions
{
    /// <value>The paper's gamma, 1 to 5; 1 = Euler. Default 2.</value>
    [Range(1.0, 5.0)]
    [Description("Weight of the newest gradient against the one before it; 1 = Euler.")]
    public double Gamma { get; init; } = 2;
}

/// <summary>Euler with the derivative pushed on from the one before (Permenter and Yuan 2024, algorithm 2).</summary>
/// <param name="options">The push.</param>
/// <param name="isCfgPlusPlus">Euler's step is that of CFG++, and the derivatives are those of the unconditional prediction.</param>
internal sealed class GradientEstimationSampler(GradientEstimationOptions options, bool isCfgPlusPlus) : ISampler
{
    public static SamplerTraits Traits { get; } = new() { Family = "Euler" };

    public Latent Sample(Latent x, SamplingRun run)
    {
        Latent? last = null;
        foreach (var step in run.Steps)
        {
            var parts = run.Evaluate(x, step.Sigma, isCfgPlusPlus);
            var derivative = SigmaSpace.Derivative(x, step.Sigma, parts.Unconditional);
            x = parts.StepTo(step.Next, x, step.Sigma);
            // The last step is plain: it has to end at the clean latent.
            if (last is not null && !step.EndsClean)
                x += (derivative - last) * ((options.Gamma - 1) * (step.Next - step.Sigma));
            last = derivative;
        }

        return x;
    }
}
