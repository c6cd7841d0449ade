using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Finish;

/// <summary>A picture that was not made. End: rejected, failed or cancelled.</summary>
internal sealed record ReportedFailure(int Number, string End, string? Stage, IReadOnlyList<Problem> Problems)
{
    public int? Line { get; init; }

    /// <summary>Attempts that it took; <see cref="Tries"/> are those on record, begun again or cut short included.</summary>
    public int Attempts { get; init; }

    public IReadOnlyList<ReportedAttempt> Tries { get; init; } = [];

    /// <summary>What a lost worker left behind.</summary>
    public WorkerEvidence? Evidence { get; init; }

    public required JsonObject Request { get; init; }

    /// <summary>Failures of one kind have one reason, and one thing to do about it.</summary>
    [JsonIgnore]
    public string Kind => $"{End} {Stage} {string.Join(' ', Problems.Select(static problem => problem.Code))}";
}
