using System.Text.Json.Serialization;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>What is told, whoever hears it.</summary>
/// <param name="Id">The same for every delivery of it, and of no other notice.</param>
/// <param name="Type">Of <see cref="NoticeEvents"/>.</param>
/// <param name="Timestamp">When it happened, UTC.</param>
/// <param name="Machine">Name of the computer.</param>
internal sealed record Notice(string Id, string Type, DateTimeOffset Timestamp, string Machine)
{
    public DropNotice? Drop { get; init; }

    public HealthNotice? Health { get; init; }
}

/// <summary>A drop that is finished.</summary>
internal sealed record DropNotice
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Name of the schedule that made it; null where none did.</summary>
    public string? Schedule { get; init; }

    /// <summary>Its first source, relative to the watch.</summary>
    public required string Source { get; init; }

    /// <summary>done or failed.</summary>
    public required string Outcome { get; init; }

    /// <summary>Pictures that were made.</summary>
    public int Pictures { get; init; }

    /// <summary>Pictures that were not, though they were begun or cancelled.</summary>
    public int Failures { get; init; }

    /// <summary>Pictures that the window of a schedule left: to the next run, or to nobody.</summary>
    public int Left { get; init; }

    /// <summary>Reasons for which requests were refused.</summary>
    public int Rejected { get; init; }

    /// <summary>From taken to finished.</summary>
    public double Seconds { get; init; }

    /// <summary>Why, the most frequent reason first.</summary>
    public IReadOnlyList<NoticeReason> Reasons { get; init; } = [];

    /// <summary>Absolute paths of the reports: <c>text</c>, <c>json</c>, and <c>html</c> where there is a page to look at.</summary>
    public IReadOnlyDictionary<string, string> Reports { get; init; } = new Dictionary<string, string>();

    /// <summary>Absolute path of the contact sheet of its pictures; null where there is none.</summary>
    public string? Sheet { get; init; }

    /// <summary>Absolute path of the first picture.</summary>
    public string? FirstPicture { get; init; }

    /// <summary>What was asked for, as far as it was planned.</summary>
    [JsonIgnore]
    public int Asked => Pictures + Failures + Left;
}

/// <summary>Why pictures are missing, or requests were refused, and how many.</summary>
internal sealed record NoticeReason(string Code, int Count, string Message)
{
    public string? Remedy { get; init; }
}

/// <summary>How the agent does.</summary>
/// <param name="State">unhealthy or healthy.</param>
/// <param name="Since">When that began, UTC.</param>
/// <param name="Problems">What is wrong, or was.</param>
internal sealed record HealthNotice(string State, DateTimeOffset Since, IReadOnlyList<Problem> Problems)
{
    public const string Healthy = "healthy", Unhealthy = "unhealthy";
}
