using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Notices;

/// <summary>Delivers what the outbox holds. What cannot be delivered is tried again, later each time, for three days.</summary>
internal sealed partial class OutboxDelivery(Outbox outbox, LiveOptions options, WebhookSender sender, HookRun hooks, TimeProvider time, ILogger<OutboxDelivery> logger)
{
    /// <summary>After an attempt at this age a notice is given up.</summary>
    public static TimeSpan LongestAge { get; } = TimeSpan.FromDays(3);

    /// <summary>Rests after the first, second ... failed attempt; the last one from then on.</summary>
    private static readonly TimeSpan[] Rests = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    /// <summary>Other notices of a target wait no longer than this after a failure: the notice may be at fault, and not the other side.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Everything that is due to one, oldest first, until one cannot be delivered.</summary>
    public async Task DeliverAsync(string target, CancellationToken cancellationToken)
    {
        while (outbox.Next(target) is { } item)
        {
            KillPoint.Pass("deliver", item.Entry.FileName);
            var delivery = await SendAsync(item.Entry, cancellationToken);
            KillPoint.Pass("delivered", item.Entry.FileName);
            try
            {
                Take(item, delivery);
            }
            catch (Exception fault) when (IoProblem.Is(fault)) // the disk is full: delivered or not, it stays and comes again
            {
                Log.NotNoted(logger, item.Entry.Notice.Id, target, fault.Message);
                item.Rest = Running.Delay.Of(LongestPause, time);
            }
        }
    }

    private Task<Delivery> SendAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Hook is { } hook)
            return hooks.RunAsync(hook, entry.Notice, cancellationToken);
        return options.Current.Notices.FirstOrDefault(channel => channel.Name == entry.Channel) is { } channel
            ? sender.SendAsync(channel, entry.Notice, cancellationToken)
            : Task.FromResult<Delivery>(new Delivery.Never(NoticeProblems.ChannelGone(entry.Channel ?? "")));
    }

    private void Take(OutboxItem item, Delivery delivery)
    {
        var (notice, target) = (item.Entry.Notice, item.Entry.Target);
        switch (delivery)
        {
            case Delivery.Never never:
                outbox.Bury(item, never.Problem);
                break;
            case Delivery.Later later when time.GetUtcNow() - item.Entry.Created >= LongestAge:
                outbox.Bury(item, later.Problem);
                break;
            case Delivery.Later later:
                var rest = later.After is { } asked && asked > TimeSpan.Zero ? Shorter(asked, Rests[^1]) : Rests[Math.Min(item.Entry.Attempts, Rests.Length - 1)];
                Log.NotDelivered(logger, notice.Id, notice.Type, target, later.Problem, ReadableTime.Duration(rest.TotalSeconds));
                outbox.Postpone(item, later.Problem, rest, Shorter(rest, LongestPause));
                break;
            default:
                Log.Delivered(logger, notice.Id, notice.Type, target);
                outbox.Settle(item);
                break;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "Notice {Notice} ({Type}): delivered to {Target}")]
        public static partial void Delivered(ILogger logger, string notice, string type, string target);

        [LoggerMessage(2002, LogLevel.Warning, "Notice {Notice} ({Type}): not delivered to {Target}: {Problem} It is tried again in {Rest}")]
        public static partial void NotDelivered(ILogger logger, string notice, string type, string target, Protocol.Problem problem, string rest);

        [LoggerMessage(2005, LogLevel.Error, "Notice {Notice} for {Target}: what came of it could not be noted ({Reason}); it may be delivered once more")]
        public static partial void NotNoted(ILogger logger, string notice, string target, string reason);
    }
}
