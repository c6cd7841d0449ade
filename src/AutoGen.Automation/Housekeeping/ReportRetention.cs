using AutoGen.Automation.Files;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Housekeeping;

/// <summary>
/// Removes the oldest reports from their folder where there are more than are kept. Runs of schedules are counted by
/// themselves: a thousand small drops must not push last week's nights out.
/// </summary>
internal sealed partial class ReportRetention(LiveOptions options, DurableFiles files, TimeProvider time, ILogger<ReportRetention> logger) : IHousekeepingTask
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Current.Reports is not { Folder: { } folder } settings)
            return Task.CompletedTask;
        var removal = new Removal(files);
        try
        {
            Pass(removal, folder, settings.Kept, cancellationToken);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.Refused(logger, IoProblem.From(fault, folder, "tidy up"));
        }

        if (removal.Files > 0)
            Log.Removed(logger, removal.Files, removal.Bytes / 1e6);
        if (removal.FirstRefusal is { } refusal)
            Log.Refused(logger, refusal);
        return Task.CompletedTask;
    }

    private void Pass(Removal removal, string folder, int kept, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var group in ReportShelf.In(folder).GroupBy(static report => report.Head.Schedule is not null))
        {
            foreach (var file in Excess.Of([.. group], new RetentionLimits { Count = kept }, now).SelectMany(static report => report.Files))
            {
                cancellationToken.ThrowIfCancellationRequested();
                removal.Remove(file);
            }
        }

        foreach (var file in HalfWritten(folder).Where(file => now - File.GetLastWriteTimeUtc(file) > Stale))
            removal.Remove(file);
    }

    /// <summary>What a crash, or a full disk, left.</summary>
    private static IEnumerable<string> HalfWritten(string folder) => !Directory.Exists(folder) ? [] :
        new[] { ReportName.Page, ReportName.Sheet, ReportName.Data }.SelectMany(ending => Directory.EnumerateFiles(folder, $"*{ending}{FileSystem.HalfWritten}"));

    private static partial class Log
    {
        [LoggerMessage(1807, LogLevel.Information, "Removed {Files} files of old reports, {Megabytes:0.0} MB")]
        public static partial void Removed(ILogger logger, int files, double megabytes);

        [LoggerMessage(1808, LogLevel.Warning, "{Problem} Not all old reports could be removed; it is tried again")]
        public static partial void Refused(ILogger logger, Protocol.Problem problem);
    }
}
