using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Intake;

/// <summary>Claims what has become whole in one watch. Each pass is a full scan; missed events do not matter.</summary>
internal sealed partial class WatchIntake(WatchSettings watch, WatchScanner scanner, SettleClock settling, Claim claim, ILogger logger)
{
    private readonly HashSet<string> said = [];

    /// <summary>One pass. Gives each claimed drop to <paramref name="accept"/>; returns the time until the next file may be whole.</summary>
    public TimeSpan Pass(Action<DropFolder> accept)
    {
        var scan = scanner.Scan();
        foreach (var gone in settling.Observe(scan.Files))
            Log.Forgotten(logger, watch.Name, gone);
        said.IntersectWith(scan.LeftAlone.Select(item => item.Relative).Concat(scan.Files.Select(file => file.Relative)));
        SayOnce(scan.LeftAlone);
        var next = TimeSpan.FromSeconds(watch.ScanSeconds);
        foreach (var group in SourceGroup.From(watch, scan.Files))
        {
            var remaining = group.Files.Max(settling.Remaining);
            if (remaining > TimeSpan.Zero)
                next = remaining < next ? remaining : next;
            else if (group.Files.All(IsFree))
                Take(group, accept);
        }

        return next;
    }

    private void Take(SourceGroup group, Action<DropFolder> accept)
    {
        if (claim.Take(watch, group, out var problem) is { } folder)
        {
            foreach (var file in group.Files)
                settling.Forget(file.Relative);
            accept(folder);
        }
        else if (problem is not null && said.Add(group.Files[0].Relative))
        {
            Log.NotTaken(logger, watch.Name, problem.ToString());
        }
    }

    /// <summary>Whether nobody has the file open for writing. An empty file is not opened: it may be a pipe, which would block.</summary>
    private bool IsFree(FoundFile file)
    {
        if (file.Bytes == 0)
            return true;
        try
        {
            using var _ = new FileStream(Path.Combine(watch.Path, file.Relative), FileMode.Open, FileAccess.Read, FileShare.None);
            return true;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            if (fault is UnauthorizedAccessException && said.Add(file.Relative))
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
