using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>Whether channels work: sends a notice that tells of nothing. Needs no running agent and leaves no trace.</summary>
public sealed class NoticeTest : IDisposable
{
    private readonly Secrets secrets;
    private readonly WebhookSender sender;
    private readonly TimeProvider time;

    /// <param name="dataFolder">Absolute path of the agent's data folder.</param>
    /// <param name="time">For time limits and the signature.</param>
    public NoticeTest(string dataFolder, TimeProvider time)
    {
        secrets = new Secrets(new DataFolder(dataFolder));
        (sender, this.time) = (new WebhookSender(secrets, time), time);
    }

    /// <summary>Secrets that a channel names and that are not there, for this process.</summary>
    public IReadOnlyList<Problem> Missing(NoticeChannel channel) =>
        [.. channel.Secrets.Where(name => secrets.Find(name) is null).Select(name => NoticeProblems.SecretMissing(channel.Name, name))];

    /// <summary>Why it did not arrive; null where it did.</summary>
    public async Task<Problem?> SendAsync(NoticeChannel channel, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var notice = new Notice(FormattableString.Invariant($"test-{now.UtcTicks:x}"), NoticeEvents.Test, now, Environment.MachineName);
        return await sender.SendAsync(channel, notice, cancellationToken) switch
        {
            Delivery.Later later => later.Problem,
            Delivery.Never never => never.Problem,
            _ => null,
        };
    }

    public void Dispose() => sender.Dispose();
}
