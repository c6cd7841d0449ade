using AutoGen.Abstractions;

namespace AutoGen.Samplers.Maths;

/// <summary>
/// An ancestral step: down to a level below the next one without noise, then up to it with fresh noise. In sigma space
/// noise is only added; a flow model's x = (1 - sigma) x0 + sigma * noise has to shrink x0 as well.
/// </summary>
/// <param name="Down">Level to step down to.</param>
/// <param name="Scale">Factor on the latent there; 1 in sigma space.</param>
/// <param name="Up">Deviation of the fresh noise.</param>
internal readonly record struct Renoising(double Down, double Scale, double Up)
{
    /// <param name="model">Sigma space or flow.</param>
    /// <param name="sigma">Noise level at the start of the step.</param>
    /// <param name="next">Noise level at its end.</param>
    /// <param name="eta">Share of fresh noise; 0 = none.</param>
    public static Renoising Plan(ModelSampling model, double sigma, double next, double eta) =>
        model.IsFlow() ? PlanFlow(sigma, next, eta) : InSigmaSpace(sigma, next, eta);

    /// <summary>The plan of x = x0 + sigma * noise, whatever the model.</summary>
    public static Renoising InSigmaSpace(double sigma, double next, double eta)
    {
        var (down, up) = SigmaSpace.AncestralStep(sigma, next, eta);
        return new Renoising(down, 1, up);
    }

    /// <summary>Scales and adds noise; the latent itself, and no noise drawn, where the step leaves no room for any.</summary>
    public Latent Renoise(Latent x, double noiseScale, SamplingRun run, double sigma, double next)
    {
        if (Up <= 0)
            return x;
        var scaled = Scale == 1 ? x : x * Scale;
        return scaled + (run.Noise(sigma, next) * (Up * noiseScale));
    }

    /// <summary>Down falls from next by eta times the relative length of the step, at most to 0; the rest follows from both levels' signal and variance.</summary>
    private static Renoising PlanFlow(double sigma, double next, double eta)
    {
        var down = next * Math.Max(0, 1 + (((next / sigma) - 1) * eta));
        var scale = (1 - next) / (1 - down);
        return new Renoising(down, scale, Math.Sqrt(Math.Max(0, (next * next) - (down * down * scale * scale))));
    }
}
