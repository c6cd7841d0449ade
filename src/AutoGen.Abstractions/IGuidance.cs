namespace AutoGen.Abstractions;

/// <summary>Turns the predictions for prompt and negative prompt into one. Exceptions may pass: the host names it.</summary>
public interface IGuidance
{
    /// <summary>The guided prediction of x0 for this evaluation.</summary>
    Latent Guide(GuidanceStep step);
}

/// <summary>One evaluation to guide. Only the predictions that are asked for cost a model run.</summary>
public abstract class GuidanceStep
{
    /// <summary>Noise level of this evaluation.</summary>
    public abstract double Sigma { get; }

    /// <summary>Share of the run done, 0 to 1.</summary>
    public abstract double ShareDone { get; }

    /// <summary>The cfg scale of the request; 1 means no guidance.</summary>
    public abstract double Scale { get; }

    /// <summary>x0 for the prompt.</summary>
    public abstract Latent Conditional { get; }

    /// <summary>x0 for the negative prompt.</summary>
    public abstract Latent Unconditional { get; }

    /// <summary>Both, in one batched model run where neither is known yet.</summary>
    public abstract (Latent Conditional, Latent Unconditional) Both { get; }
}
