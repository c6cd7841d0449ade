using AutoGen.Automation.Renders;

namespace AutoGen.Automation.Control;

/// <summary>What a summary needs of drop.json; the requests, which are nearly all of it, are only counted.</summary>
internal sealed record PlanHead
{
    public required string Watch { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required IReadOnlyList<string> Sources { get; init; }

    public IReadOnlyList<Counted> Renders { get; init; } = [];
}

/// <summary>Something of which only the number matters; its members are skipped.</summary>
internal readonly record struct Counted;

/// <summary>What a summary needs of an outcome file.</summary>
internal sealed record OutcomeHead(RenderEnd End);
