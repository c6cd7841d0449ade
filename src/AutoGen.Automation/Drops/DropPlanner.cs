using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Drops;

/// <summary>
/// Decides, once, everything that a drop will render. Good requests of a drop are planned although others are refused.
/// </summary>
internal sealed class DropPlanner(IRenderer renderer, IImageInspector images, SeedSource seeds, AutomationOptions options, DurableFiles files, TimeProvider time)
{
    /// <summary>Plans what lies in the folder's source/ and writes drop.json.</summary>
    public Drop Plan(DropFolder folder)
    {
        var sources = Sources(folder);
        var plan = Check(folder, sources) is { } problem
            ? Empty(folder, sources) with { Rejected = [problem] }
            : Expand(folder, sources);
        files.WriteJson(folder.PlanFile, plan);
        return new Drop(folder, plan);
    }

    /// <summary>Stands in for a drop.json that cannot be read: nothing is rendered, the sources go to failed/.</summary>
    public DropPlan Damaged(DropFolder folder, IReadOnlyList<Problem> problems) => Empty(folder, Sources(folder)) with { Rejected = problems };

    /// <summary>The claimed sources, images first, without markers.</summary>
    public static IReadOnlyList<string> Sources(DropFolder folder) =>
        [.. folder.ClaimedFiles().Where(file => !SourceNames.IsMarker(file)).OrderBy(SourceNames.IsText)];

    private static Problem? Check(DropFolder folder, IReadOnlyList<string> sources)
    {
        if (Claim.Missing(folder) is { Count: > 0 } missing)
            return Refused("source-vanished", missing[0], "belongs to this drop, but was gone before it could be taken.", "Drop the files again, together.");
        if (sources.FirstOrDefault(source => new FileInfo(folder.Claimed(source)).Length == 0) is { } empty)
            return SourceNames.IsText(empty)
                ? Refused("prompt-file-empty", empty, "is an empty prompt file.", "Write one prompt a line, or a JSON request, and drop it again.")
                : Refused("image-empty", empty, "is an empty file, not an image.", "Copy the image again.");
        var texts = sources.Count(SourceNames.IsText);
        if (texts == 0 && folder.Watch.Recipe is null)
            return Refused("image-without-prompt", sources[0], "has no prompt: there is no sidecar beside it, and its watch has no recipe.", $"Put {Path.ChangeExtension(Path.GetFileName(sources[0]), ".txt")} with a prompt beside it, or give the watch a recipe.");
        if (texts > 1)
            return Refused("sidecar-twice", sources[0], "has two sidecars, a .txt and a .json.", "Keep one of them.");
        return null;
    }

    private DropPlan Expand(DropFolder folder, IReadOnlyList<string> sources)
    {
        var builder = new DropPlanBuilder(folder);
        var text = sources.FirstOrDefault(SourceNames.IsText);
        if (!Entries(folder, text, builder).TryGet(out var entries, out var problems))
            return Empty(folder, sources) with { Rejected = builder.Located(problems, text, null) };
        foreach (var source in sources[0] == text ? [text] : sources.Where(SourceNames.IsImage))
        {
            foreach (var entry in entries)
                Add(builder, source, text, entry);
        }

        return Empty(folder, sources) with { Renders = builder.Renders, Rejected = builder.Rejected, Warnings = builder.Warnings };
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

    private void Add(DropPlanBuilder builder, string source, string? text, PromptEntry entry)
    {
        var settings = entry.Settings.Over(builder.Folder.Watch.Recipe ?? new()).Over(options.Defaults);
        if (SourceNames.IsImage(source))
            settings = settings with { InitImage = builder.Folder.Claimed(source) };
        int? line = text is null ? null : entry.Line;
        var home = Path.GetDirectoryName(Path.Combine(builder.Folder.Watch.Path, source))!;
        var planned = RequestPlanner.Plan(settings, new PlanContext(renderer.Catalogue, images, seeds, home) { Origin = text is null ? null : entry.Origin });
        if (Confinement.Check(builder.Folder.Watch.Output, PictureFolder(source, settings)) is { } outside)
            builder.Reject([outside with { Key = "output" }], text ?? source, line);
        else if (planned.TryGet(out var requests, out var problems))
            builder.Add(requests, source, PictureFolder(source, settings), line);
        else
            builder.Reject(problems, text ?? source, line);
        builder.Warn(planned.Warnings, text ?? source, line);
    }

    private static string PictureFolder(string source, RenderSettings settings) =>
        Path.Combine(settings.Output ?? "", Path.GetDirectoryName(source) ?? "");

    private DropPlan Empty(DropFolder folder, IReadOnlyList<string> sources) => new()
    {
        Id = folder.Id,
        Watch = folder.Watch.Name,
        Created = time.GetUtcNow(),
        Sources = sources,
        Output = folder.Watch.Output,
    };

    private static Problem Refused(string code, string source, string what, string remedy) =>
        new(code, $"{Path.GetFileName(source)} {what}") { File = source, Remedy = remedy };
}
