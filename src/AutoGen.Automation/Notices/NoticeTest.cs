using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Notices;

/// <summary>Sends a notice that tells of nothing, to see whether it arrives. Needs no running agent and leaves no trace.</summary>
public sealed class NoticeTest : IDisposable
{
    private readonly WebhookSender sender;
    private readonly TimeProvider time;

    /// <param name="dataFolder">Absolute path of the agent's data folder.</param>
    /// <param name="time">For time limits and the signature.</param>
    public NoticeTest(string dataFolder, TimeProvider time) => (sender, this.time) = (new WebhookSender(new Secrets(new DataFolder(dataFolder)), time), time);

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
