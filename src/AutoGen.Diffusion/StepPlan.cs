using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The noise levels one request visits.</summary>
public static class StepPlan
{
    // A1111 never runs quite all steps of image to image, and ComfyUI runs all from here on.
    private const double GreatestA1111Strength = 0.999;
    private const double FullComfyuiStrength = 0.9999;

    // what ComfyUI plans for a strength near 0 has no end
    private const int MostPlanned = 100_000;

    /// <summary>The schedule's sigmas for all steps, without the next-to-last where the sampler wants it left out.</summary>
    /// <param name="schedule">The step schedule.</param>
    /// <param name="steps">Number of steps, at least 1.</param>
    /// <param name="levels">The model's trained noise levels.</param>
    /// <param name="discardPenultimate">
    /// <see cref="SamplerTraits.DiscardPenultimate"/>: one step more is planned and the next-to-last sigma dropped, so that
    /// the number of steps stays.
    /// </param>
    public static IReadOnlyList<double> Create(ISigmaSchedule schedule, int steps, NoiseLevels levels, bool discardPenultimate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (!discardPenultimate)
            return schedule.Create(steps, levels);
        var sigmas = schedule.Create(steps + 1, levels);
        return [.. sigmas.SkipLast(2), sigmas[^1]];
    }

    /// <summary>
    /// Image to image: the sigmas that a strength leaves of the plan for all steps. At strength 0 only the last sigma is left,
    /// no step, except in the dialect a1111, which runs one.
    /// </summary>
    /// <param name="create">Makes the sigmas of a number of steps.</param>
    /// <param name="steps">Number of steps of the request, at least 1.</param>
    /// <param name="strength">How much may change, 0 to 1.</param>
    /// <param name="dialect">
    /// autogen runs the last round(strength * steps) steps; a1111 from index steps - k - 1 on, k = int(min(strength, 0.999) *
    /// steps); comfyui plans int(steps / strength) and runs the last <paramref name="steps"/> of them.
    /// </param>
    public static IReadOnlyList<double> ForStrength(Func<int, IReadOnlyList<double>> create, int steps, double strength, Dialect dialect) => dialect switch
    {
        Dialect.A1111 => Last(create(steps), (int)(Math.Min(strength, GreatestA1111Strength) * steps) + 1),
        Dialect.Comfyui when strength > FullComfyuiStrength => create(steps),
        Dialect.Comfyui when strength > 0 => Last(create((int)Math.Min(steps / strength, MostPlanned)), steps),
        _ => LastShare(create(steps), strength),
    };

    /// <summary>
    /// Image to image, dialect autogen: the last round(strength * steps) steps, halves rounded up, and at least one where
    /// strength is above 0. At strength 0 only the last sigma is left: no step.
    /// </summary>
    /// <param name="sigmas">The sigmas of all steps.</param>
    /// <param name="strength">Share of the steps that run, 0 to 1.</param>
    public static IReadOnlyList<double> LastShare(IReadOnlyList<double> sigmas, double strength)
    {
        var steps = sigmas.Count - 1;
        var wanted = (int)Math.Round(strength * steps, MidpointRounding.AwayFromZero);
        return Last(sigmas, strength > 0 ? Math.Clamp(wanted, 1, steps) : 0);
    }

    private static double[] Last(IReadOnlyList<double> sigmas, int steps) => [.. sigmas.TakeLast(steps + 1)];
}
