using AutoGen.Automation.Drops;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Notices;

/// <summary>
/// Puts what is to be told of a finished drop into the outbox: a durable step of finishing, before the drop's folder goes. Taken again
/// after a crash it makes the same notices with the same ids.
/// </summary>
internal sealed class DropNotices(Outbox outbox, LiveOptions options)
{
    private const int MostReasons = 5;

    /// <param name="drop">Which.</param>
    /// <param name="report">What became of it.</param>
    /// <param name="finish">Where everything went.</param>
    /// <param name="page">Absolute path of the page for people to look at; null where there is none.</param>
    public void Put(Drop drop, DropReport report, FinishRecord finish, string? page)
    {
        var watch = drop.Folder.Watch;
        var type = NoticeEvents.OfDrop(report.Outcome == WatchFolders.Done, report.Schedule is not null);
        var channels = options.Current.Notices.Where(channel => watch.Notices.Leads(channel, type)).ToList();
        var hook = watch.Hook is { } wanted && wanted.Hears(type) ? wanted : null;
        if (channels.Count == 0 && hook is null)
            return;
        var notice = new Notice($"{report.Drop}-{finish.Begun.UtcTicks:x}", type, report.Finished, Environment.MachineName) { Drop = Of(report, finish, page) };
        foreach (var channel in channels)
            outbox.Put(new OutboxEntry(notice, report.Finished) { Channel = channel.Name });
        if (hook is not null)
            outbox.Put(new OutboxEntry(notice, report.Finished) { Hook = hook });
    }

    private static DropNotice Of(DropReport report, FinishRecord finish, string? page) => new()
    {
        Id = report.Drop,
        Watch = report.Watch,
        Schedule = report.Schedule?.Name,
        Left = report.Schedule is { } run ? run.CarriedOver + run.Dropped : 0,
        Source = report.Sources[0],
        Outcome = report.Outcome,
        Pictures = report.Pictures.Count,
        Failures = report.Failures.Count,
        Rejected = report.Rejected.Count,
        Seconds = report.Times.Total,
        Reasons = [.. report.Reasons.Take(MostReasons).Select(static reason => new NoticeReason(reason.Code, reason.Count, reason.Message) { Remedy = reason.Remedy })],
        Reports = Reports(finish, page),
        Sheet = page is not null && Path.ChangeExtension(page, null) + ReportName.Sheet is var sheet && File.Exists(sheet) ? sheet : null,
        FirstPicture = report.Pictures.Count > 0 ? report.Pictures[0].Path : null,
    };

    private static Dictionary<string, string> Reports(FinishRecord finish, string? page)
    {
        var reports = new Dictionary<string, string> { ["text"] = finish.Report + ".txt", ["json"] = finish.Report + ".json" };
        if (page is not null)
            reports["html"] = page;
        return reports;
    }
}
