namespace AutoGen.Abstractions;

/// <summary>
/// Turns the predictions for prompt and negative prompt into one. One instance serves one run, so fields are safe.
/// Exceptions may pass: the host names the guidance in the render's failure.
/// </summary>
public interface IGuidance
{
    /// <summary>The guided prediction of x0 for this evaluation.</summary>
    Latent Guide(GuidanceStep step);
}

/// <summary>
/// One evaluation to guide. Only the predictions that are asked for cost a model run, and each costs one at most.
/// Members may be added, never removed.
/// </summary>
public abstract class GuidanceStep
{
    /// <summary>The noisy latent that is evaluated, N x C x H x W: x0 + sigma * noise, or (1 - sigma) * x0 + sigma * noise for flow models.</summary>
    public abstract Latent X { get; }

    /// <summary>Noise level of this evaluation.</summary>
    public abstract double Sigma { get; }

    /// <summary>The noise level that the run visits next: the first of its sigmas below <see cref="Sigma"/>; 0 behind the last.</summary>
    public abstract double NextSigma { get; }

    /// <summary>Share of the run done, 0 to 1: step i of n is at i / n.</summary>
    public abstract double ShareDone { get; }

    /// <summary>The cfg scale of the request; 1 means no guidance.</summary>
    public abstract double Scale { get; }

    /// <summary>What the model predicts, and the noise levels it knows.</summary>
    public abstract ModelSampling Model { get; }

    /// <summary>x0 for the prompt.</summary>
    public abstract Latent Conditional { get; }

    /// <summary>x0 for the negative prompt.</summary>
    public abstract Latent Unconditional { get; }

    /// <summary>Both, in one batched model run where neither is known yet.</summary>
    public abstract (Latent Conditional, Latent Unconditional) Both { get; }

    /// <summary>x0 for the empty prompt. The same as <see cref="Unconditional"/>, at no cost, where the negative prompt is empty.</summary>
    public abstract Latent Empty { get; }
}
