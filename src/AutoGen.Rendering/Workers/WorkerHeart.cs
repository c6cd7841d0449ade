using AutoGen.Protocol.Workers;

namespace AutoGen.Rendering.Workers;

/// <summary>Beats from a thread that does nothing else: plugins may use up the pool.</summary>
internal static class WorkerHeart
{
    public static void Start(WorkerChannel channel) =>
        new Thread(() => Beat(channel)) { Name = "AutoGen heartbeat", IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();

    private static void Beat(WorkerChannel channel)
    {
        using var never = new ManualResetEventSlim();
        while (channel.Send<WorkerEvent>(new WorkerEvent.Heartbeat()))
            never.Wait(WorkerProtocol.HeartbeatInterval);
    }
}
