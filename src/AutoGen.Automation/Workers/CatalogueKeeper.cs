using System.Text.Json;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>
/// What workers last said may be asked for, kept over restarts together with what the folders looked like then. Where they look
/// different now, nothing is known until a worker has looked again.
/// </summary>
internal sealed partial class CatalogueKeeper(string dataFolder, DurableFiles files, TimeProvider time, ILogger logger) : ICatalogueSource
{
    /// <summary>A change must be over for so long before a worker looks at it.</summary>
    public static TimeSpan Settle { get; } = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(2);

    // looking costs at most one fiftieth of the time, however many files there are
    private const int CostFactor = 50;

    private static readonly string Installation = FolderStamp.Of([], Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
        .Order(StringComparer.Ordinal)
        .Select(static file => new FileInfo(file))
        .Select(static file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    private readonly string path = Path.Combine(dataFolder, "catalogue.json");
    private readonly string leftOut = KillerPlugins.PathIn(dataFolder);
    private readonly Lock gate = new(), looking = new();
    private Known? known;
    private volatile string fingerprint = "";
    private long changedAt, checkedAt;
    private TimeSpan wait;

    public Catalogue? Current
    {
        get
        {
            lock (gate)
                return known?.Fingerprint == fingerprint ? known.Catalogue : null;
        }
    }

    public event Action? Changed;

    /// <summary>What folders and options look like now.</summary>
    public string Fingerprint => fingerprint;

    /// <summary>Whether they have looked like this long enough to be looked at.</summary>
    public bool Settled => time.GetElapsedTime(changedAt) >= Settle;

    /// <summary>At the agent's start: what was known before, if it still holds.</summary>
    public void Open(RenderingOptions options)
    {
        fingerprint = Look(options);
        checkedAt = time.GetTimestamp();
        changedAt = checkedAt - (long)(Settle.TotalSeconds * time.TimestampFrequency);
        if (File.Exists(path) && StateJson.Read<Known>(path).TryGet(out var before, out _))
            known = before;
    }

    /// <summary>Looks at the folders, if it is time to.</summary>
    /// <param name="options">Where to look.</param>
    /// <param name="atOnce">Whether it is time in any case.</param>
    public void Check(RenderingOptions options, bool atOnce = false)
    {
        lock (looking)
        {
            if (!atOnce && time.GetElapsedTime(checkedAt) < wait)
                return;
            if (!LookAgain(options))
                return;
        }

        Log.FoldersChanged(logger);
        Changed?.Invoke();
    }

    private bool LookAgain(RenderingOptions options)
    {
        var started = time.GetTimestamp();
        var now = Look(options);
        checkedAt = time.GetTimestamp();
        var cost = time.GetElapsedTime(started, checkedAt) * CostFactor;
        wait = cost > CheckInterval ? cost : CheckInterval;
        if (now == fingerprint)
            return false;
        (fingerprint, changedAt) = (now, checkedAt);
        return true;
    }

    /// <summary>What a worker said that was started when the folders had this fingerprint.</summary>
    public void Take(Catalogue catalogue, string seen)
    {
        lock (gate)
        {
            var next = new Known(seen, catalogue);
            if (known is not null && JsonSerializer.Serialize(known, ProtocolJson.Options) == JsonSerializer.Serialize(next, ProtocolJson.Options))
                return;
            known = next;
        }

        Save();
        Changed?.Invoke();
    }

    private void Save()
    {
        try
        {
            files.CreateFolder(dataFolder);
            files.WriteJson(path, known);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.NotSaved(logger, fault.Message); // the next start asks a worker again
        }
    }

    /// <summary>What is left out counts too: a plugin that has just been is known no more.</summary>
    private string Look(RenderingOptions options) => FolderStamp.Of(
        options.PluginRoots.Concat(options.ModelRoots).Concat(options.ModelFolders),
        Installation,
        JsonSerializer.Serialize(options, ProtocolJson.Options),
        $"protocol {WorkerProtocol.Version}",
        File.Exists(leftOut) ? File.ReadAllText(leftOut) : "");

    private sealed record Known(string Fingerprint, Catalogue Catalogue);

    private static partial class Log
    {
        [LoggerMessage(1501, LogLevel.Information, "Plugins, models or their options have changed: looking at them again")]
        public static partial void FoldersChanged(ILogger logger);

        [LoggerMessage(1502, LogLevel.Warning, "The catalogue could not be saved: {Reason}")]
        public static partial void NotSaved(ILogger logger, string reason);
    }
}
