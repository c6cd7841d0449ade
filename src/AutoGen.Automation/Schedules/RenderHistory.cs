using System.Text.Json;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Schedules;

/// <summary>
/// What this machine took for its last renders, by model, sampler and size: <c>render-times.json</c> in the data folder. Written once a minute at most,
/// as nobody misses the last few when the agent is killed.
/// </summary>
internal sealed partial class RenderHistory(DataFolder data, TimeProvider time, ILogger<RenderHistory> logger)
{
    /// <summary>Renders of a kind whose middle one counts.</summary>
    private const int Kept = 25;

    private const int MostKinds = 1000;

    private static readonly TimeSpan WriteInterval = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly List<TimedKind> kinds = Read(PathIn(data));
    private long? written;

    /// <summary>Takes note of a render.</summary>
    public void Add(RenderRequest request, Protocol.Rendering.RenderTimes times)
    {
        if (request.Sheet is not null)
            return;
        lock (gate)
        {
            var key = TimedKind.Of(request);
            var known = kinds.Find(kind => kind.IsSame(key)) ?? key;
            kinds.Remove(known);
            kinds.Add(known with { Seconds = [.. known.Seconds.TakeLast(Kept - 1), (times.Total - times.Load) / Steps(request)] });
            if (kinds.Count > MostKinds)
                kinds.RemoveAt(0);
            if (written is { } before && time.GetElapsedTime(before) < WriteInterval)
                return;
            written = time.GetTimestamp();
            Write();
        }
    }

    /// <summary>How long renders take together, and how many of them fit; null where nothing like them was ever rendered here.</summary>
    /// <param name="requests">In their order.</param>
    /// <param name="room">Time that there is; null: as much as they need.</param>
    /// <param name="slots">How many are rendered at a time.</param>
    public RunForecast? Forecast(IReadOnlyList<RenderRequest> requests, TimeSpan? room, int slots)
    {
        double?[] each;
        lock (gate)
            each = [.. requests.Select(Seconds)];
        if (each.OfType<double>().ToList() is not { Count: > 0 } known)
            return null;
        var (sum, fit, usual) = (0.0, 0, known.Average());
        foreach (var seconds in each)
        {
            if (sum / slots < (room?.TotalSeconds ?? double.MaxValue)) // one that begins in time is finished
                fit++;
            sum += seconds ?? usual;
        }

        return new RunForecast(requests.Count, fit, Math.Round(sum / slots, 1));
    }

    /// <summary>By the same kind; else by another size, whose pixels count; else by another sampler.</summary>
    private double? Seconds(RenderRequest request)
    {
        var key = TimedKind.Of(request);
        var like = kinds.Where(kind => kind.Model == key.Model).OrderByDescending(kind => kind.IsSame(key)).ThenByDescending(kind => kind.Sampler == key.Sampler).ThenBy(kind => Math.Abs(kind.Pixels - key.Pixels)).FirstOrDefault();
        return like is null ? null : like.Median * key.Pixels / like.Pixels * Steps(request);
    }

    private static double Steps(RenderRequest request) => Math.Max(1, request.Steps * (request.Init?.Strength ?? 1));

    private void Write()
    {
        try
        {
            Directory.CreateDirectory(data.FullPath);
            FileSystem.ReplaceWhole(PathIn(data), JsonSerializer.SerializeToUtf8Bytes(kinds, ProtocolJson.Options));
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotWritten(logger, fault.Message); // the next one is
        }
    }

    /// <summary>A damaged file is as none.</summary>
    private static List<TimedKind> Read(string path) => File.Exists(path) && StateJson.Read<List<TimedKind>>(path).TryGet(out var kinds, out _) ? kinds : [];

    private static string PathIn(DataFolder data) => Path.Combine(data.FullPath, "render-times.json");

    private static partial class Log
    {
        [LoggerMessage(2311, LogLevel.Warning, "How long renders take could not be noted: {Reason}")]
        public static partial void NotWritten(ILogger logger, string reason);
    }
}
