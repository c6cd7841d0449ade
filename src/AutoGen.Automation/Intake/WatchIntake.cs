using System.Runtime.ExceptionServices;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Intake;

/// <summary>Claims what has become whole in one watch. Each pass is a full scan; missed events do not matter.</summary>
internal sealed partial class WatchIntake(WatchSettings watch, WatchScanner scanner, SettleClock settling, Claim claim, Ledgers ledgers, ILogger logger)
{
    /// <summary>Drops that a pass takes; what comes meanwhile, and the end of the agent, wait no longer than these need.</summary>
    internal const int MostPerPass = 512;

    /// <summary>Claims that are made durable together.</summary>
    private const int Batch = 64;

    private readonly HashSet<string> said = [];

    /// <summary>Drops that are claimed and planned at once: nearly all of that time is waiting for the disk, which serves several flushes as one.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>
    /// One pass. Gives each claimed drop to <paramref name="accept"/>, from several threads at once; returns the time until
    /// the next file may be whole.
    /// </summary>
    public TimeSpan Pass(Action<DropFolder> accept)
    {
        var scan = scanner.Scan();
        var ledger = ledgers.Of(watch);
        foreach (var gone in settling.Observe(scan.Files).Where(gone => !ledger.Knows(gone)))
            Log.Forgotten(logger, watch.Name, gone);
        said.IntersectWith(scan.LeftAlone.Select(item => item.Relative).Concat(scan.Files.Select(file => file.Relative)));
        SayOnce(scan.LeftAlone);
        ledger.See(scan.Files);
        var (next, due, left) = (TimeSpan.FromSeconds(watch.ScanSeconds), new List<SourceGroup>(), false);
        foreach (var group in SourceGroup.From(watch, scan.Files).Where(group => !group.Files.All(ledger.Holds)).OrderBy(HasFailed))
        {
            if (left = due.Count == MostPerPass)
                break;
            var remaining = group.Files.Max(file => settling.Remaining(file, ledger.Knows(file.Relative)));
            if (remaining > TimeSpan.Zero)
                next = remaining < next ? remaining : next;
            else if (group.Files.All(IsFree))
                due.Add(group);
        }

        var taken = due.Chunk(Batch).Sum(batch => Take(batch, accept));
        return left && taken > 0 ? TimeSpan.Zero : next;
    }

    /// <summary>What could not be taken goes last, or it would keep others from their turn.</summary>
    private bool HasFailed(SourceGroup group) => said.Contains(group.Files[0].Relative);

    /// <summary>Returns how many were taken.</summary>
    private int Take(IReadOnlyList<SourceGroup> groups, Action<DropFolder> accept)
    {
        var drops = groups.Select(_ => claim.NewDrop(watch)).ToList(); // ids in the order of the groups
        var (taken, problems) = (new bool[groups.Count], new Problem?[groups.Count]);
        Each(groups.Count, index => taken[index] = claim.Take(drops[index], groups[index], out problems[index]));
        var both = groups.Zip(drops).Where((_, index) => taken[index]).ToList();
        foreach (var file in both.SelectMany(pair => pair.First.Files))
            settling.Forget(file.Relative);
        foreach (var (group, problem) in groups.Zip(problems).Where(pair => pair.Second is not null && said.Add(pair.First.Files[0].Relative)))
            Log.NotTaken(logger, watch.Name, problem!.ToString());
        if (both.Count > 0)
            claim.Flush(watch, both.Select(pair => pair.First));
        Each(both.Count, index => accept(both[index].Second));
        return both.Count;
    }

    private void Each(int count, Action<int> body)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, body);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <summary>Whether nobody has the file open for writing. An empty file is not opened: it may have become a pipe, which would block.</summary>
    private bool IsFree(FoundFile file)
    {
        if (file.Bytes == 0)
            return true;
        try
        {
            using var opened = new FileStream(Path.Combine(watch.Path, file.Relative), FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
            if (!WriterCheck.IsBeingWritten(opened.SafeFileHandle))
                return true;
            if (settling.IsOverdue(file) && said.Add(file.Relative))
                Log.NotTaken(logger, watch.Name, HeldFile.Problem(file.Relative).ToString());
            return false;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            var passes = HeldFile.Patience(fault, OperatingSystem.IsWindows()) > TimeSpan.Zero;
            if (fault is not (FileNotFoundException or DirectoryNotFoundException) && (!passes || settling.IsOverdue(file)) && said.Add(file.Relative))
                Log.NotTaken(logger, watch.Name, IoProblem.From(fault, file.Relative, "read").ToString());
            return false;
        }
    }

    private void SayOnce(IReadOnlyList<(string Relative, string Why)> leftAlone)
    {
        foreach (var (relative, why) in leftAlone.Where(item => said.Add(item.Relative)))
            Log.LeftAlone(logger, watch.Name, relative, why);
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Information, "Watch {Watch}: {File} is gone before it was whole; forgotten")]
        public static partial void Forgotten(ILogger logger, string watch, string file);

        [LoggerMessage(1102, LogLevel.Warning, "Watch {Watch}: {File} is left alone: {Why}")]
        public static partial void LeftAlone(ILogger logger, string watch, string file, string why);

        [LoggerMessage(1103, LogLevel.Error, "Watch {Watch}: {Problem} It is tried again at every scan")]
        public static partial void NotTaken(ILogger logger, string watch, string problem);
    }
}
