namespace AutoGen.Abstractions;

/// <summary>What the host must know of a sampler before it runs one.</summary>
public sealed record SamplerTraits
{
    /// <summary>The method it belongs to, for lists: <c>Euler</c>, <c>DPM-Solver++</c> ... Default empty.</summary>
    public string Family { get; init; } = "";

    /// <summary>Order of convergence as the steps grow: 1 for Euler, 2 for Heun. Default 1.</summary>
    public int Order { get; init; } = 1;

    /// <summary>Whether it draws noise while it runs, so that more steps give another picture. Default false.</summary>
    public bool Stochastic { get; init; }

    /// <summary>Model evaluations per step; 2 for Heun. Default 1.</summary>
    public int EvaluationsPerStep { get; init; } = 1;

    /// <summary>The schedule used where a request names none. Default <c>uniform</c>.</summary>
    public string DefaultSchedule { get; init; } = "uniform";

    /// <summary>Whether the next-to-last sigma is left out (A1111 does so for DPM2). Default false.</summary>
    public bool DiscardPenultimate { get; init; }

    /// <summary>The dialects in which it is, where tools differ. Default null: in all where <see cref="DiscardPenultimate"/> is set.</summary>
    public IReadOnlyList<Dialect>? DiscardPenultimateIn { get; init; }

    /// <summary>How the start noise is scaled. Default <see cref="StartScaling.Sigma"/>.</summary>
    public StartScaling StartScaling { get; init; }

    /// <summary>Whether the next-to-last sigma is left out in a dialect.</summary>
    public bool DiscardsPenultimate(Dialect dialect) => DiscardPenultimateIn?.Contains(dialect) ?? DiscardPenultimate;
}
