using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Watches;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Drops;

/// <summary>
/// Decides, once, everything that a drop will render. Good requests of a drop are planned although others are refused.
/// </summary>
internal sealed partial class DropPlanner(ICatalogueSource catalogue, IImageInspector images, SeedSource seeds, LiveOptions options, CarriedRenders carried, RenderHistory history, DurableFiles files, TimeProvider time, ILogger<DropPlanner> logger)
{
    /// <summary>Pictures of one drop; weeks of work. Its plan is held in memory and in one file.</summary>
    internal const int MostRenders = 100_000;

    /// <summary>Plans what lies in the folder's source/ and writes drop.json.</summary>
    public Drop Plan(DropFolder folder)
    {
        var sources = Sources(folder);
        var builder = new DropPlanBuilder(folder) { Run = ScheduledRun.Read(folder) };
        if (builder.Run is not null)
            builder.AddCarried(carried.Take(folder), sources[0]);
        var plan = (builder.Run?.Problem ?? SourceCheck.Run(folder, sources)) is { } problem
            ? Refused(builder, sources, problem)
            : SafeExpand(builder, sources);
        plan = plan with { Schedule = builder.Run is { } run ? run with { Forecast = Forecast(plan.Renders, run) } : null };
        foreach (var part in folder.SourceFolders()) // see Claim: the plan counts only when the claim is on the disk
            files.FlushFolder(part);
        files.WriteJson(folder.PlanFile, plan);
        if (builder.Run is not null)
            carried.Planned(folder);
        return new Drop(folder, plan);
    }

    /// <summary>The plan that a run of a schedule would have, of its own; writes nothing.</summary>
    public DropPlan Preview(DropFolder folder, ScheduledRun run) => SafeExpand(new DropPlanBuilder(folder) { Run = run }, Sources(folder));

    /// <summary>Stands in for a drop.json that cannot be read: nothing is rendered, the sources go to failed/.</summary>
    public DropPlan Damaged(DropFolder folder, IReadOnlyList<Problem> problems) => Empty(folder, Sources(folder)) with { Rejected = problems };

    /// <summary>The claimed sources, images first, without markers.</summary>
    public static IReadOnlyList<string> Sources(DropFolder folder) =>
        [.. folder.ClaimedFiles().Where(file => !SourceNames.IsMarker(file)).OrderBy(SourceNames.IsText)];

    private RunForecast? Forecast(IReadOnlyList<PlannedRender> renders, ScheduledRun run) =>
        history.Forecast([.. renders.Select(static render => render.Request)], run.Closes - time.GetUtcNow(), options.Current.DeviceSlots);

    /// <summary>A bug costs this drop, and is told; else it would stay in our folder unseen and come up at every start.</summary>
    private DropPlan SafeExpand(DropPlanBuilder builder, IReadOnlyList<string> sources)
    {
        try
        {
            return Expand(builder, sources);
        }
        catch (Exception fault) when (!IoProblem.Is(fault) && fault is not OutOfMemoryException)
        {
            Log.Broke(logger, fault, builder.Folder.Id);
            return Refused(builder, sources, Fault(fault, sources[0]));
        }
    }

    private DropPlan Expand(DropPlanBuilder builder, IReadOnlyList<string> sources)
    {
        var before = builder.Carried.Count;
        var text = sources.FirstOrDefault(SourceNames.IsText);
        if (!Entries(builder.Folder, text, builder).TryGet(out var entries, out var problems))
            return Refused(builder, sources, builder.Located(problems, text, null));
        foreach (var source in sources[0] == text ? [text] : sources.Where(SourceNames.IsImage))
        {
            foreach (var entry in entries)
            {
                Add(builder, source, text, entry);
                if (builder.Renders.Count - before > MostRenders)
                    return Refused(builder, sources, TooLarge(text ?? source));
                if (builder.Rejected.Count > PromptFile.MostProblems)
                    return Refused(builder, sources, PromptFile.Capped(builder.Rejected, text ?? source));
            }
        }

        builder.AddSheets(text ?? sources[0]);
        return Empty(builder.Folder, sources) with { Renders = builder.Renders, Rejected = builder.Rejected, Warnings = builder.Warnings };
    }

    /// <summary>An image without a sidecar is one request that says nothing of its own.</summary>
    private static Result<IReadOnlyList<PromptEntry>> Entries(DropFolder folder, string? text, DropPlanBuilder builder)
    {
        if (text is null)
            return Result<IReadOnlyList<PromptEntry>>.Ok([new PromptEntry(new RenderSettings(), new SettingsOrigin(null, 0))], []);
        var read = PromptFile.Read(folder.Claimed(text));
        builder.Warn(read.Warnings, text, null);
        return read;
    }

    /// <summary>It may have become unknown since somebody looked: then this drop is planned a little later.</summary>
    private Catalogue Known() => catalogue.Current ?? throw new CatalogueUnknownException();

    private void Add(DropPlanBuilder builder, string source, string? text, PromptEntry entry)
    {
        var watch = builder.Folder.Watch;
        int? line = text is null ? null : entry.Line;
        var home = builder.Run?.Home ?? Path.GetDirectoryName(Path.Combine(watch.Path, source))!;
        var asked = SourceNames.IsImage(source) ? entry.Settings with { InitImage = builder.Folder.Claimed(source) }
            : builder.Run is { } run ? run.Complete(entry.Settings) : entry.Settings;
        var settings = WatchModels.WithDefault(watch, asked, SettingLayers.Combine(asked, watch.Recipe ?? new(), options.Current.Defaults));
        if (entry.Problems.Count > 0)
        {
            builder.Reject(entry.Problems, text ?? source, line);
        }
        else if (Misplaced(watch, home, source, entry.Settings, settings) is { } outside)
        {
            builder.Reject([outside], text ?? source, line);
        }
        else
        {
            var context = new PlanContext(Known(), images, seeds, home)
            {
                Origin = text is null ? null : entry.Origin,
                PictureFolders = entry.Settings.PostProcess is null ? null : watch.PictureFolders,
                OutputFolder = watch.Output,
            };
            var planned = RequestPlanner.Plan(settings, context);
            if (planned.TryGet(out var requests, out var problems) && WatchModels.Check(watch, requests[0].Model) is { } notAllowed)
                builder.Reject([notAllowed], text ?? source, line);
            else if (requests is not null)
                builder.Add(requests, source, PictureFolder.Of(source, settings), line);
            else
                builder.Reject(problems, text ?? source, line);
            builder.Warn(planned.Warnings, text ?? source, line);
        }
    }

    private static Problem? Misplaced(WatchSettings watch, string home, string source, RenderSettings written, RenderSettings settings)
    {
        if (PictureFolder.Check(watch, source, settings) is { } outside)
            return outside;
        if (written.InitImage is { } image && SourceNames.IsText(source) && NamedPicture.Check(watch.PictureFolders, home, image) is { } elsewhere)
            return elsewhere with { Key = "initImage", Remedy = $"{elsewhere.Remedy} Or drop the image together with its prompt." };
        return null;
    }

    private static Problem TooLarge(string source) => new("drop-too-large", $"{Path.GetFileName(source)} asks for too many pictures at once.")
    {
        File = source,
        Allowed = FormattableString.Invariant($"up to {MostRenders} pictures"),
        Remedy = "Split it into several files, or lower count.",
    };

    private static Problem Fault(Exception fault, string source) =>
        new("planning-fault", $"{Path.GetFileName(source)} could not be planned: AutoGen broke ({fault.GetType().Name}: {fault.Message}).")
        {
            File = source,
            Remedy = "See the log; this is a bug. Please report it with the file.",
        };

    /// <summary>Nothing of its own is made, but what an earlier run left is.</summary>
    private DropPlan Refused(DropPlanBuilder builder, IReadOnlyList<string> sources, params IReadOnlyList<Problem> problems) =>
        Empty(builder.Folder, sources) with { Renders = builder.Carried, Rejected = problems };

    private DropPlan Empty(DropFolder folder, IReadOnlyList<string> sources) => new()
    {
        Id = folder.Id,
        Watch = folder.Watch.Name,
        Created = DropId.TimeOf(folder.Id) ?? time.GetUtcNow(),
        Sources = sources,
        Output = folder.Watch.Output,
        OnFinish = OnFinish(folder),
    };

    /// <summary>A copy's source stays where it is; one that was renamed away, before somebody asked to keep it, cannot.</summary>
    private static string OnFinish(DropFolder folder) =>
        Claim.IsCopy(folder) ? WatchSettings.Keep
        : folder.Watch.OnFinish == WatchSettings.Delete ? WatchSettings.Delete
        : WatchSettings.Move;

    private static partial class Log
    {
        [LoggerMessage(1105, LogLevel.Critical, "Drop {Drop}: planning broke; its source goes to failed/")]
        public static partial void Broke(ILogger logger, Exception fault, string drop);
    }
}
