using AutoGen.Automation.Files;
using AutoGen.Automation.Notices;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Health;

/// <summary>
/// Has told, once, that the agent has been unhealthy for a while, and, once, that it is well again. Which of the two was told last is kept in
/// <c>health.json</c> of the data folder, so a restart tells nothing twice.
/// </summary>
internal sealed partial class HealthNotices(Outbox outbox, LiveOptions options, DataFolder data, DurableFiles files, TimeProvider time, ILogger<HealthNotices> logger)
{
    private Told? told;
    private (bool Unhealthy, long Since)? now;

    /// <summary>What a look found.</summary>
    public void Take(AgentHealth health)
    {
        var unhealthy = health.State == HealthState.Unhealthy;
        if (now?.Unhealthy != unhealthy)
            now = (unhealthy, time.GetTimestamp());
        told ??= Read();
        if (told.Unhealthy != unhealthy && time.GetElapsedTime(now!.Value.Since) >= options.Current.Health.NoticeAfter)
            Tell(unhealthy, health);
    }

    private void Tell(bool unhealthy, AgentHealth health)
    {
        var moment = time.GetUtcNow();
        var type = unhealthy ? NoticeEvents.Unhealthy : NoticeEvents.Healthy;
        var notice = new Notice(FormattableString.Invariant($"health-{moment.UtcTicks:x}"), type, moment, Environment.MachineName)
        {
            Health = new HealthNotice(unhealthy ? HealthNotice.Unhealthy : HealthNotice.Healthy, health.Since, unhealthy ? health.Problems : told!.Problems),
        };
        try
        {
            foreach (var channel in options.Current.Notices.Where(channel => channel.Hears(type)))
                outbox.Put(new OutboxEntry(notice, moment) { Channel = channel.Name });
            var next = new Told(unhealthy, unhealthy ? health.Problems : []);
            files.CreateFolder(data.FullPath);
            files.WriteJson(File, next);
            told = next;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotTold(logger, type, fault.Message); // the next look tries again
        }
    }

    private string File => Path.Combine(data.FullPath, "health.json");

    private Told Read() => System.IO.File.Exists(File) && StateJson.Read<Told>(File).TryGet(out var before, out _) ? before : new Told(false, []);

    private sealed record Told(bool Unhealthy, IReadOnlyList<Problem> Problems);

    private static partial class Log
    {
        [LoggerMessage(2105, LogLevel.Error, "The notice {Type} could not be put into the outbox ({Reason}); it is tried again")]
        public static partial void NotTold(ILogger logger, string type, string reason);
    }
}
