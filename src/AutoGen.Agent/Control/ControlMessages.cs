using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Control;

/// <summary>A line that a client sends (docs/control.md).</summary>
internal sealed record ControlRequest
{
    public const int CurrentVersion = 1;

    /// <summary>
    /// Bytes of the longest line. A prompt file has 16 MiB at most, and JSON writes a line break or a quotation mark with two.
    /// </summary>
    public const int LongestLine = 40 << 20;

    public int Version { get; init; } = CurrentVersion;

    public required ControlQuestion Ask { get; init; }

    /// <summary>For <see cref="ControlQuestion.Show"/>: whose details.</summary>
    public string? Drop { get; init; }

    /// <summary>For <see cref="ControlQuestion.Change"/>.</summary>
    public DropChange? Change { get; init; }

    /// <summary>For <see cref="ControlQuestion.RunSchedule"/>: its name.</summary>
    public string? Schedule { get; init; }

    /// <summary>For <see cref="ControlQuestion.Submit"/>.</summary>
    public Submission? Submission { get; init; }
}

internal enum ControlQuestion
{
    Status,
    Show,
    Change,
    Submit,
    RunSchedule,
    Pause,
    Resume,
    Stop,
}

/// <summary>The line that answers a request: what was asked for, or the problems that kept it from being done.</summary>
internal sealed record ControlAnswer
{
    public int Version { get; init; } = ControlRequest.CurrentVersion;

    /// <summary>Of <see cref="ControlQuestion.Status"/>, and how it stands after a pause or resume.</summary>
    public AgentStatus? Status { get; init; }

    /// <summary>Of <see cref="ControlQuestion.Show"/>.</summary>
    public DropDetails? Details { get; init; }

    /// <summary>Of <see cref="ControlQuestion.Change"/>, <see cref="ControlQuestion.Submit"/> and <see cref="ControlQuestion.RunSchedule"/>.</summary>
    public DropSummary? Drop { get; init; }

    /// <summary>What a person should know although it worked.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
