using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>Something that may keep renders from starting for a while: quiet hours, a full disk ...</summary>
internal interface IStartRule
{
    /// <summary>Why no render of this watch may start now; null: for all this rule knows, it may. Asked before every render: answer at once.</summary>
    Problem? Against(WatchSettings watch);
}

/// <summary>Whether renders may start, by all rules together.</summary>
internal sealed class StartGate(PauseState pause, IEnumerable<IStartRule> rules)
{
    private readonly IStartRule[] rules = [.. rules];

    /// <summary>Why no render of this watch may start now; null: it may.</summary>
    public Problem? Closed(WatchSettings watch) =>
        pause.Problem ?? rules.Select(rule => rule.Against(watch)).FirstOrDefault(problem => problem is not null);
}
