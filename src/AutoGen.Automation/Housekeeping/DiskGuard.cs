using System.Collections.Concurrent;
using System.Globalization;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Housekeeping;

/// <summary>
/// Starts nothing new where a disk is nearly full, so that it never is by our doing, and goes on by itself when there is
/// room again: a quarter more than the least, or work would start and stop with every picture.
/// </summary>
internal sealed partial class DiskGuard(LiveOptions options, WatchHomes homes, IFreeSpace space, DataFolder data, TimeProvider time, ILogger<DiskGuard> logger) : IStartRule, IProblemSource
{
    private const double ToGoOn = 1.25;

    /// <summary>How long an answer of the system holds; it is asked before every render of every drop.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Room> rooms = new();

    /// <summary>Folders that are too full now. Those of watches that are no more are not asked about.</summary>
    public IReadOnlyList<Problem> Problems =>
        [.. options.Current.Watches.SelectMany(FoldersOf).Distinct().Select(Against).OfType<Problem>()];

    /// <summary>Why nothing of this watch may be started now, as far as disks go; null: it may.</summary>
    public Problem? Against(WatchSettings watch) => FoldersOf(watch).Select(Against).FirstOrDefault(problem => problem is not null);

    /// <summary>Where something is written: a watch that cannot be written to, a disc for example, may be as full as it likes.</summary>
    private IEnumerable<string> FoldersOf(WatchSettings watch) => [watch.Output, homes.Of(watch), data.FullPath];

    private Problem? Against(string folder)
    {
        var least = options.Current.MinimumFreeMegabytes * 1_000_000L;
        var known = rooms.GetValueOrDefault(folder);
        if (known is null || known.Least != least || time.GetElapsedTime(known.Asked) >= Fresh)
            rooms[folder] = known = Ask(folder, least, known?.Problem is not null);
        return known.Problem;
    }

    private Room Ask(string folder, long least, bool wasFull)
    {
        var free = space.Of(folder);
        var isFull = free < (wasFull ? least * ToGoOn : least);
        if (isFull && !wasFull)
            Log.Full(logger, folder, free!.Value / 1e6, least / 1e6);
        else if (wasFull && !isFull)
            Log.RoomAgain(logger, folder);
        return new Room(time.GetTimestamp(), least, isFull ? Full(folder, free!.Value, least) : null);
    }

    private static Problem Full(string folder, long free, long least) =>
        new("disk-nearly-full", string.Create(CultureInfo.InvariantCulture, $"Only {free / 1e6:0} MB are free where {folder} lies, so nothing new is started."))
        {
            Value = folder,
            Allowed = string.Create(CultureInfo.InvariantCulture, $"at least {least / 1e6:0} MB (minimumFreeMegabytes)"),
            Remedy = string.Create(CultureInfo.InvariantCulture, $"Free space there; work goes on by itself from {least * ToGoOn / 1e6:0} MB on."),
        };

    private sealed record Room(long Asked, long Least, Problem? Problem);

    private static partial class Log
    {
        [LoggerMessage(1803, LogLevel.Warning, "Only {Free:0} MB are free where {Folder} lies, less than {Least:0} MB: nothing new is started there until there is room")]
        public static partial void Full(ILogger logger, string folder, double free, double least);

        [LoggerMessage(1804, LogLevel.Information, "There is room again where {Folder} lies; work goes on")]
        public static partial void RoomAgain(ILogger logger, string folder);
    }
}
