using System.Text.Json.Serialization;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>A file of the outbox: one notice for one who hears it.</summary>
/// <param name="Notice">What to tell.</param>
/// <param name="Created">When it was put there, UTC.</param>
internal sealed record OutboxEntry(Notice Notice, DateTimeOffset Created)
{
    /// <summary>Name of the channel to deliver it to; null where a program is run.</summary>
    public string? Channel { get; init; }

    /// <summary>The program to run.</summary>
    public HookSettings? Hook { get; init; }

    /// <summary>Attempts that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last one did.</summary>
    public Problem? Problem { get; init; }

    /// <summary>Who hears it: things for one are told one after the other.</summary>
    [JsonIgnore]
    public string Target => Channel is { } channel ? "channel " + channel : "hook of " + (Notice.Drop?.Schedule ?? Notice.Drop?.Watch);

    /// <summary>Name of its file.</summary>
    [JsonIgnore]
    public string FileName => $"{Notice.Id}.{(Channel is { } channel ? "to-" + channel : "hook")}.json";
}
