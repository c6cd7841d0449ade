using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>What came of one attempt to tell somebody something.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    public sealed record Done : Delivery;

    /// <summary>It may work later. After: what the other side asked for, if it did.</summary>
    public sealed record Later(Problem Problem, TimeSpan? After = null) : Delivery;

    /// <summary>It never will.</summary>
    public sealed record Never(Problem Problem) : Delivery;
}
