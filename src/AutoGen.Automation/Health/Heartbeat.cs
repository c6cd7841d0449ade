using System.Text.Json;
using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Health;

/// <summary>
/// heartbeat.json in the data folder: written anew every <see cref="IntervalSeconds"/> seconds by a running agent, whole at any time. One that is much
/// older than that tells that no agent runs, or that it hangs.
/// </summary>
/// <param name="Time">When it was written, UTC.</param>
public sealed record Heartbeat(DateTimeOffset Time)
{
    /// <summary>Seconds from one to the next.</summary>
    public double IntervalSeconds { get; init; }

    public int ProcessId { get; init; }

    /// <summary>When this life of the agent began, UTC.</summary>
    public DateTimeOffset Started { get; init; }

    public bool Paused { get; init; }

    /// <summary>Drops that are not finished.</summary>
    public int Drops { get; init; }

    /// <summary>Pictures of them that are still to be made.</summary>
    public int Pictures { get; init; }

    /// <summary>Notices that are still to be delivered.</summary>
    public int Notices { get; init; }

    public required AgentHealth Health { get; init; }

    /// <summary>Where it lies.</summary>
    /// <param name="dataFolder">Absolute path of the agent's data folder.</param>
    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "heartbeat.json");

    /// <summary>The last one; null where there is none that can be read.</summary>
    /// <param name="dataFolder">Absolute path of the agent's data folder.</param>
    public static Heartbeat? Read(string dataFolder) => Read(new DataFolder(dataFolder));

    internal static Heartbeat? Read(DataFolder data)
    {
        try
        {
            return File.Exists(PathIn(data.FullPath)) && StateJson.Read<Heartbeat>(PathIn(data.FullPath)).TryGet(out var heartbeat, out _) ? heartbeat : null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return null;
        }
    }

    internal void Write(DataFolder data) => FileSystem.ReplaceWhole(PathIn(data.FullPath), JsonSerializer.SerializeToUtf8Bytes(this, ProtocolJson.Indented));
}
