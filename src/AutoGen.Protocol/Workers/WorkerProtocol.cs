namespace AutoGen.Protocol.Workers;

/// <summary>What agent and worker must agree on before they speak (docs/worker-protocol.md).</summary>
public static class WorkerProtocol
{
    /// <summary>Raised with every change that the other side would misunderstand. New fields do not count: unknown ones are passed over.</summary>
    public const int Version = 1;

    /// <summary>Bytes of a line that are still read; whoever sends a longer one has lost its mind.</summary>
    public const int LongestLine = 32 << 20;

    /// <summary>Time between two heartbeats.</summary>
    public static TimeSpan HeartbeatInterval { get; } = TimeSpan.FromSeconds(1);
}
