using System.ComponentModel;
using AutoGen.Abstractions;
using AutoGen.Samplers.Maths;

namespace AutoGen.Samplers.VariancePreserving;

/// <summary>How PLMS makes its first steps, before there are derivatives to look back on.</summary>
public enum PlmsStart
{
    /// <summary>One step of improved Euler, then rising order (A1111; diffusers' <c>skip_prk_steps</c>).</summary>
    ImprovedEuler,

    /// <summary>Three Runge-Kutta steps of four evaluations each (the paper; diffusers' default).</summary>
    RungeKutta,
}

/// <summary>Options of PLMS.</summary>
public sealed record PlmsOptions
{
    /// <value>The first steps. Default <c>improved_euler</c>.</value>
    [Description("First steps: improved_euler (one step with two evaluations) or runge_kutta (three with four).")]
    public PlmsStart Start { get; init; }

    /// <value><c>comfyui</c> takes the schedule's levels, the others A1111's timesteps. Default <c>autogen</c>.</value>
    [Description("Whose timesteps: comfyui takes the schedule's, the others A1111's, with one step less.")]
    public Dialect Dialect { get; init; }
}

/// <summary>
/// Pseudo linear multistep method (Liu et al. 2022, equations 9, 12 and 13). The paper's transfer of x / sqrt(1 + sigma^2) between two
/// timesteps with a given noise is a step along that noise in sigma space.
/// </summary>
internal sealed class PlmsSampler(PlmsStart start) : ISampler
{
    private const int RungeKuttaSteps = 3;

    public static SamplerTraits Traits { get; } = new() { Family = "Adams", StartScaling = StartScaling.FullVariance };

    public Latent Sample(Latent x, SamplingRun run)
    {
        var noises = new History<Latent>(AdamsBashforth.GreatestOrder);
        foreach (var (index, sigma, next) in run.Steps)
        {
            var denoised = run.Denoise(x, sigma);
            noises.Add(SigmaSpace.Derivative(x, sigma, denoised));
            var noise = (index, start) switch
            {
                _ when next == 0 => noises.Weighted(AdamsBashforth.Weights(noises.Count)),
                ( < RungeKuttaSteps, PlmsStart.RungeKutta) => RungeKutta(x, sigma, next, noises[0], run),
                (0, _) => (noises[0] + NoiseAt(SigmaSpace.StepTo(next, x, sigma, denoised), next, run)) / 2,
                _ => noises.Weighted(AdamsBashforth.Weights(noises.Count)),
            };
            x += noise * (next - sigma);
        }

        return VpSpace.Finish(x, run);
    }

    /// <summary>The classical method of fourth order, with the middle of the step in timesteps.</summary>
    private static Latent RungeKutta(Latent x, double sigma, double next, Latent first, SamplingRun run)
    {
        var levels = run.Model.Levels;
        var middle = levels.TimestepToSigma((levels.SigmaToTimestep(sigma) + levels.SigmaToTimestep(next)) / 2);
        var second = NoiseAt(x + (first * (middle - sigma)), middle, run);
        var third = NoiseAt(x + (second * (middle - sigma)), middle, run);
        var fourth = NoiseAt(x + (third * (next - sigma)), next, run);
        return (first + ((second + third) * 2) + fourth) / 6;
    }

    private static Latent NoiseAt(Latent x, double sigma, SamplingRun run) => SigmaSpace.Derivative(x, sigma, run.Denoise(x, sigma));
}
