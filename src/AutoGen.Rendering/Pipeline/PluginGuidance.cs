using AutoGen.Abstractions;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A plugin's guidance for one run: what it does wrong is put down to it, and not to the sampler that asked.</summary>
internal sealed class PluginGuidance(PluginPart<IGuidance> part, CancellationToken cancellationToken) : IGuidance
{
    private readonly IGuidance guidance = part.Use(cancellationToken, static made => made ?? throw new InvalidOperationException("it was not made"));

    public Latent Guide(GuidanceStep step)
    {
        var guided = part.Guard(cancellationToken, () => guidance.Guide(step)) ?? throw part.Fault("returned no latent.");
        if (guided.Shape != step.X.Shape)
            throw part.Fault($"returned a latent of {guided.Shape} instead of {step.X.Shape}.");
        return guided.IsFinite() ? guided : throw part.Fault("returned a latent with values that are not finite.");
    }
}
