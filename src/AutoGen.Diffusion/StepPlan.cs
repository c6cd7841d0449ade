using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>The noise levels one request visits.</summary>
public static class StepPlan
{
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
    /// Image to image, dialect autogen: the last round(strength * steps) steps, halves rounded up, and at least one where
    /// strength is above 0. At strength 0 only the last sigma is left: no step.
    /// </summary>
    /// <param name="sigmas">The sigmas of all steps.</param>
    /// <param name="strength">Share of the steps that run, 0 to 1.</param>
    public static IReadOnlyList<double> LastShare(IReadOnlyList<double> sigmas, double strength)
    {
        var steps = sigmas.Count - 1;
        var wanted = (int)Math.Round(strength * steps, MidpointRounding.AwayFromZero);
        var kept = strength > 0 ? Math.Clamp(wanted, 1, steps) : 0;
        return [.. sigmas.Skip(steps - kept)];
    }
}
