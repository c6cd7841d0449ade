using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Housekeeping;

/// <summary>
/// Removes finished sources, with their reports, and pictures, with their sidecars and copies, that are more than a watch keeps. Goes by the reports alone:
/// what none of them names is somebody else's, and a picture that was changed since is no longer ours.
/// </summary>
internal sealed partial class Retention(LiveOptions options, DurableFiles files, TimeProvider time, ILogger<Retention> logger) : IHousekeepingTask
{
    public Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var watch in options.Current.Watches.Where(watch => watch.Retention is { Sources: not null } or { Pictures: not null }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Pass(watch, cancellationToken);
            }
            catch (Exception fault) when (IoProblem.Is(fault))
            {
                Log.Refused(logger, watch.Name, IoProblem.From(fault, watch.Path, "tidy up"));
            }
        }

        return Task.CompletedTask;
    }

    private void Pass(WatchSettings watch, CancellationToken cancellationToken)
    {
        var (sources, pictures) = Finished(watch, cancellationToken);
        var (removal, now) = (new Removal(files), time.GetUtcNow());
        foreach (var picture in Excess.Of(pictures, watch.Retention.Pictures, now))
            RemovePicture(removal, picture, cancellationToken);
        foreach (var source in Excess.Of(sources, watch.Retention.Sources, now))
            RemoveSource(removal, watch, source);
        if (removal.Files > 0)
            Log.Removed(logger, watch.Name, removal.Sources, removal.Pictures, removal.Bytes / 1e6);
        if (removal.FirstRefusal is { } refusal)
            Log.Refused(logger, watch.Name, refusal);
    }

    private (IReadOnlyList<KeptSource> Sources, IReadOnlyList<KeptPicture> Pictures) Finished(WatchSettings watch, CancellationToken cancellationToken)
    {
        var (sources, pictures) = (new List<KeptSource>(), new List<KeptPicture>());
        var copyFolders = ReportedFile.CopyFolders(watch, options.Current.Defaults);
        var under = DropFolder.LeftIn(watch).Select(drop => drop.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var found in DropIndex.Finished(WatchHome.Of(watch)).Where(found => !under.Contains(found.Id))) // one that is tried again is not finished
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FinishedHead.Read(found) is not { } head)
                continue;
            var made = KeptPicture.From(found, head, copyFolders);
            pictures.AddRange(made);
            sources.Add(KeptSource.From(found, head, made));
        }

        return (sources, [.. pictures.DistinctBy(picture => picture.Path)]); // a drop that was tried again has two reports
    }

    /// <summary>The picture goes last, so that a pass which is cut short is finished by the next one.</summary>
    private static void RemovePicture(Removal removal, KeptPicture picture, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Hash(picture.Path) != picture.Sha256)
            return;
        var gone = picture.Companions.Where(static file => Hash(file.Path) == file.Sha256).ToList().TrueForAll(file => removal.Remove(file.Path));
        if (gone && removal.Remove(picture.Path))
            removal.Pictures++;
    }

    /// <summary>The .json goes last, so that a pass which is cut short is finished by the next one.</summary>
    private static void RemoveSource(Removal removal, WatchSettings watch, KeptSource source)
    {
        if (WatchFolders.Homes(watch).Any(home => Directory.Exists(Path.Combine(WatchFolders.Drops(home), source.Drop))))
            return; // it is tried again since the pass began
        var gone = source.Sources.Count(removal.Remove);
        if (gone > 0)
            removal.Sources++;
        if (gone < source.Sources.Count)
            return;
        foreach (var home in WatchFolders.Homes(watch)) // what was kept for another try is worth nothing without them
            removal.RemoveFolder(Path.Combine(WatchFolders.Kept(home), source.Drop));
        // where pictures have a limit, nothing but the report knows them
        var needed = watch.Retention.Pictures is not null && source.Pictures.Any(File.Exists);
        if (!needed && source.Reports.All(removal.Remove) && source.Reports.Count > 0)
            Removal.RemoveEmptyFolders(source.Reports[^1], WatchFolders.Homes(watch));
    }

    /// <summary>Null where it cannot be told, or only by fetching the file from the cloud: what is there alone takes no room here.</summary>
    private static string? Hash(string path)
    {
        try
        {
            return OnlineOnly.Is(File.GetAttributes(path)) ? null : WorkFile.Sha256(path);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1801, LogLevel.Information, "Watch {Watch}: as its retention says, removed {Sources} finished sources and {Pictures} pictures, {Megabytes:0.0} MB with their reports")]
        public static partial void Removed(ILogger logger, string watch, int sources, int pictures, double megabytes);

        [LoggerMessage(1802, LogLevel.Warning, "Watch {Watch}: {Problem} Not everything could be removed that its retention says; it is tried again")]
        public static partial void Refused(ILogger logger, string watch, Protocol.Problem problem);
    }
}
