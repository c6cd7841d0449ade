using System.Text.RegularExpressions;
using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Housekeeping;

/// <summary>
/// Sweeps what crashes left: pictures half written by drops that are no more, files half written beside ours, submissions, empty drop
/// folders, and kept drops whose report somebody removed. Nothing that is younger than a day, as another agent may use
/// the same output; nothing of a drop that is under way, as its commit records name its files.
/// </summary>
internal sealed partial class StaleFiles(LiveOptions options, WatchHomes homes, KnownHomes known, Backlog backlog, DropFinish finish, DurableFiles files, TimeProvider time, ILogger<StaleFiles> logger) : IHousekeepingTask
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var watches = options.Current.Watches;
        var removal = new Removal(files);
        try
        {
            // a watch whose drive is gone may have drops under way that nobody sees now
            if (!watches.Any(homes.HasVanished))
                Sweep(watches, known.Besides(watches), removal, cancellationToken);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.Refused(logger, IoProblem.From(fault, "what crashes left", "sweep"));
        }

        if (removal.Files > 0)
            Log.Swept(logger, removal.Files, removal.Bytes / 1e6);
        if (removal.FirstRefusal is { } refusal)
            Log.Refused(logger, refusal);
        return Task.CompletedTask;
    }

    private void Sweep(IReadOnlyList<WatchSettings> watches, IReadOnlyList<WatchHome> former, Removal removal, CancellationToken cancellationToken)
    {
        // files are listed before drops: a drop that is new meanwhile has new files
        var unseen = former.Where(static home => !Directory.Exists(WatchFolders.OwnIn(home.Path))).Select(static home => home.Watch.Output);
        var work = watches.Select(static watch => watch.Output).Except(unseen).Select(WatchFolders.Work).SelectMany(folder => Old(folder, "*.png*")).ToList();
        var drops = watches.SelectMany(WatchHome.Of).Concat(former).SelectMany(DropFolder.LeftIn).ToList();
        var under = drops.Select(drop => drop.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var file in work.Where(file => WorkFileName().Match(file.Name) is { Success: true } name && !under.Contains(name.Groups["drop"].Value)))
            removal.Remove(file.FullName);
        foreach (var drop in drops.Where(drop => backlog.Find(drop.Id) is null && IsEmpty(drop)))
            finish.RemoveFolder(drop);
        foreach (var watch in watches)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var submission in Old(watch.Path, Inbox.Unfinished))
                removal.Remove(submission.FullName);
            foreach (var home in WatchFolders.Homes(watch))
                SweepHome(watch, home, removal);
        }
    }

    private void SweepHome(WatchSettings watch, string home, Removal removal)
    {
        foreach (var folder in WatchFolders.Finished(home))
        {
            foreach (var file in Old(folder, "*.report.*.tmp", recurse: true))
                removal.Remove(file.FullName);
        }

        var kept = new DirectoryInfo(WatchFolders.Kept(home));
        var orphans = !kept.Exists ? [] : kept.GetDirectories().Where(IsOld).ToList();
        if (orphans.Count == 0)
            return;
        var reported = DropIndex.Finished(WatchHome.Of(watch)).Select(drop => drop.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var orphan in orphans.Where(folder => !reported.Contains(folder.Name)))
            removal.RemoveFolder(orphan.FullName);
    }

    /// <summary>
    /// A claim that took nothing, or a finish cut short at its end. Whatever still holds a source is not empty. By itself that does not tell one that is made
    /// at this moment: the clock of a share may be days behind.
    /// </summary>
    private bool IsEmpty(DropFolder drop) =>
        IsOld(new DirectoryInfo(drop.FullPath))
        && !File.Exists(drop.ClaimFile) && !File.Exists(drop.PlanFile) && drop.ClaimedFiles().Count == 0 && !Directory.Exists(drop.CopyFolder);

    private IEnumerable<FileInfo> Old(string folder, string pattern, bool recurse = false) =>
        !Directory.Exists(folder) ? [] : new DirectoryInfo(folder)
            .EnumerateFiles(pattern, new EnumerationOptions { RecurseSubdirectories = recurse, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(IsOld);

    private bool IsOld(FileSystemInfo entry) => time.GetUtcNow() - entry.LastWriteTimeUtc > Stale;

    [GeneratedRegex($@"^(?<drop>{DropId.Form})-\d+-\d+\.png")]
    private static partial Regex WorkFileName();

    private static partial class Log
    {
        [LoggerMessage(1805, LogLevel.Information, "Swept {Files} files that crashes had left, {Megabytes:0.0} MB")]
        public static partial void Swept(ILogger logger, int files, double megabytes);

        [LoggerMessage(1806, LogLevel.Warning, "{Problem} Not everything could be swept that crashes left; it is tried again")]
        public static partial void Refused(ILogger logger, Protocol.Problem problem);
    }
}
