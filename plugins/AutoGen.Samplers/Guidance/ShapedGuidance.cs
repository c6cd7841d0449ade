using AutoGen.Abstractions;

namespace AutoGen.Samplers.Guidance;

/// <summary>Interval, curve and rescale around a way to combine predictions, in this order, so that any of them go together.</summary>
/// <param name="options">Where it acts and how strongly.</param>
/// <param name="combine">Makes the guided prediction of x0 at a scale.</param>
internal sealed class ShapedGuidance(ScaleOptions options, Func<GuidanceStep, double, Latent> combine) : IGuidance
{
    public Latent Guide(GuidanceStep step)
    {
        if (!options.ActsAt(step))
            return step.Conditional;
        var guided = combine(step, options.ScaleAt(step));
        return options.Rescale == 0 ? guided : OutputContrast.Restore(step, guided, options.Rescale);
    }

    /// <summary>unconditional + scale * (conditional - unconditional); at scale 1 the conditional one alone (Ho and Salimans 2022).</summary>
    public static Latent ClassifierFree(GuidanceStep step, double scale)
    {
        if (scale == 1)
            return step.Conditional;
        var (conditional, unconditional) = step.Both;
        return Extrapolate(conditional, unconditional, scale);
    }

    /// <summary>empty + scale * (conditional - unconditional): the negative prompt is pushed away from, not started from.</summary>
    public static Latent ThreeBranches(GuidanceStep step, double scale)
    {
        var (conditional, unconditional) = step.Both;
        return step.Empty + ((conditional - unconditional) * scale);
    }

    public static Latent Extrapolate(Latent conditional, Latent unconditional, double scale) =>
        unconditional + ((conditional - unconditional) * scale);
}
