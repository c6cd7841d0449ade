using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Drops;

/// <summary>Collects the renders and problems of a drop while its requests are planned one after another.</summary>
internal sealed class DropPlanBuilder(DropFolder folder)
{
    private readonly List<PlannedRender> renders = [];
    private readonly List<Problem> rejected = [];
    private readonly List<Problem> warnings = [];

    public DropFolder Folder => folder;

    /// <summary>The run of a schedule that it is; null where it is none.</summary>
    public ScheduledRun? Run { get; init; }

    public IReadOnlyList<PlannedRender> Renders => renders;

    /// <summary>Those that an earlier run left: they come first, and are made whatever becomes of the others.</summary>
    public IReadOnlyList<PlannedRender> Carried => [.. renders.TakeWhile(static render => render.CarriedFrom is not null)];

    public IReadOnlyList<Problem> Rejected => rejected;

    public IReadOnlyList<Problem> Warnings => warnings;

    public void Add(IReadOnlyList<RenderRequest> requests, string source, string pictureFolder, int? line)
    {
        foreach (var request in requests)
        {
            var number = renders.Count + 1;
            var name = PictureName.For(Path.GetFileNameWithoutExtension(source), number, request.Seed, request.Format.Extension());
            renders.Add(new PlannedRender(number, Path.Combine(pictureFolder, name), line, request));
        }
    }

    /// <summary>Adds what an earlier run left, as it was planned then, under names of this one.</summary>
    public void AddCarried(IReadOnlyList<PlannedRender> left, string source)
    {
        foreach (var render in left)
        {
            var number = renders.Count + 1;
            var name = PictureName.For(Path.GetFileNameWithoutExtension(source), number, render.Request.Seed, render.Request.Format.Extension());
            renders.Add(render with { Number = number, Name = Path.Combine(Path.GetDirectoryName(render.Name)!, name), Line = null });
        }
    }

    /// <summary>Adds the sheets of all that was added, after it.</summary>
    public void AddSheets(string source)
    {
        foreach (var sheet in SheetPlanning.Gather([.. renders.Select(static render => render.Request)]))
        {
            var (number, first) = (renders.Count + 1, renders[sheet.Members[0]]);
            var name = PictureName.ForSheet(Path.GetFileNameWithoutExtension(source), sheet.Request.Sheet!.Step.Name, number, sheet.Request.Format.Extension());
            renders.Add(new PlannedRender(number, Path.Combine(Path.GetDirectoryName(first.Name)!, name), first.Line, sheet.Request) { Members = [.. sheet.Members.Select(static index => index + 1)] });
        }
    }

    /// <exception cref="IOException">A file is held by another program: the drop is planned when that lets go.</exception>
    public void Reject(IReadOnlyList<Problem> problems, string source, int? line) => rejected.AddRange(Located(problems, source, line));

    public void Warn(IReadOnlyList<Problem> problems, string source, int? line) => warnings.AddRange(Located(problems, source, line));

    /// <summary>Problems with the file as the user knows it, not where we keep it. The line is the source's, so no other file gets it.</summary>
    /// <exception cref="IOException">A file is held by another program.</exception>
    public IReadOnlyList<Problem> Located(IReadOnlyList<Problem> problems, string? source, int? line)
    {
        if (problems.FirstOrDefault(static problem => problem.Code == HeldFile.InUse) is { } held)
            throw new KnownProblemException(held);
        return [.. problems.Select(problem => problem.File is null || problem.File.StartsWith(folder.SourceFolder, StringComparison.Ordinal)
            ? problem with { File = source, Line = problem.Line ?? line }
            : problem)];
    }
}
