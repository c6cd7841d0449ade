using System.Globalization;
using System.Text.Json;
using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Watches;
using AutoGen.Prompts;
using AutoGen.Protocol;

namespace AutoGen.Automation.Schedules;

/// <summary>The source of a run's drop: a prompt file, as somebody would have dropped it.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record RunSource(string Name, string Text)
{
    private const string Json = ".json";

    /// <summary>What keeps the run from being made; its drop fails and says so.</summary>
    public Problem? Problem { get; init; }

    public static RunSource Of(WatchSettings watch, DateTimeOffset due)
    {
        var run = watch.Schedule!.Run;
        var name = FileNames.Portable(watch.Name, string.Create(CultureInfo.InvariantCulture, $"-{due:yyyyMMdd-HHmmss}"));
        if (run.Requests is { } requests)
            return new RunSource(name + Json, requests);
        return run.File is { } file ? OfFile(name + Path.GetExtension(file), file) : OfImages(name + Json, run.Images!);
    }

    private static RunSource OfFile(string name, string file)
    {
        var source = SourceNames.IsText(name) ? name : Path.ChangeExtension(name, Json);
        try
        {
            return PromptFile.Text(file).TryGet(out var text, out var problems) ? new RunSource(source, text) : new RunSource(source, "") { Problem = problems[0] };
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return new RunSource(source, "") { Problem = IoProblem.From(fault, file, "read") };
        }
    }

    private static RunSource OfImages(string name, string folder)
    {
        try
        {
            var images = Directory.EnumerateFiles(folder).Where(static path => SourceNames.IsImage(path) && !SourceNames.IsIgnored(Path.GetFileName(path))).Order(StringComparer.Ordinal).ToList();
            return images.Count == 0
                ? new RunSource(name, "[]") { Problem = NoImages(folder) }
                : new RunSource(name, JsonSerializer.Serialize(images.Select(static image => new { initImage = image }), ProtocolJson.Indented));
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return new RunSource(name, "[]") { Problem = IoProblem.From(fault, folder, "read") };
        }
    }

    private static Problem NoImages(string folder) => new("schedule-images-missing", $"There is no image in {folder}.")
    {
        Value = folder,
        Allowed = "a folder with .png, .jpg, .jpeg or .webp files",
        Remedy = "Put images into it, or correct run.images of the schedule.",
    };
}
