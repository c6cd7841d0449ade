using AutoGen.Abstractions;

namespace AutoGen.Diffusion;

/// <summary>
/// Classifier-free guidance (Ho and Salimans 2022): unconditional + scale * (conditional - unconditional). At scale 1
/// that is the conditional prediction, and the other half is never evaluated.
/// </summary>
public sealed class ClassifierFreeGuidance : IGuidance
{
    public Latent Guide(GuidanceStep step)
    {
        if (step.Scale == 1)
            return step.Conditional;
        var (conditional, unconditional) = step.Both;
        return unconditional + ((conditional - unconditional) * step.Scale);
    }
}
