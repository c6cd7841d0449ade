using AutoGen.Automation.Renders;
using AutoGen.Prompts;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Generation;

/// <summary>The pictures of one <c>autogen generate</c>, one after the other.</summary>
internal sealed class PictureRun(IRenderer renderer, OutputTarget target, Terminal terminal, GenerationAnswer answer)
{
    private readonly ProgressView view = new(terminal);
    private readonly List<SheetMember> made = [];

    public async Task<ExitCode> RunAsync(IReadOnlyList<RenderRequest> requests, CancellationToken cancellationToken)
    {
        answer.Begin(requests);
        var sheets = SheetPlanning.Gather(requests);
        var count = requests.Count + sheets.Count;
        for (var number = 1; number <= count; number++)
        {
            var request = number <= requests.Count ? requests[number - 1] : WithPictures(sheets[number - requests.Count - 1]);
            if (await RenderAsync(request, number, count, cancellationToken) is { } end)
                return end;
        }

        return answer.Finish();
    }

    /// <summary>All pictures are there: the first that fails ends the run.</summary>
    private RenderRequest WithPictures(PlannedSheet sheet) =>
        sheet.Request with { Sheet = sheet.Request.Sheet! with { Pictures = [.. sheet.Members.Select(index => made[index])] } };

    /// <summary>Null where the next picture may follow.</summary>
    private async Task<ExitCode?> RenderAsync(RenderRequest request, int number, int count, CancellationToken cancellationToken)
    {
        var destination = target.PathOf(number, count, request);
        if (!SinglePicture.WorkFileFor(destination).TryGet(out var workFile, out var problems))
            return answer.Fail(problems);
        try
        {
            var title = request.Sheet is null ? $"Picture {number} of {count}, seed {request.Seed}" : $"Picture {number} of {count}, a sheet of {request.Sheet.Pictures.Count}";
            var outcome = await view.ShowAsync(title, progress => renderer.RenderAsync(new RenderJob(request, workFile), progress, cancellationToken));
            return outcome switch
            {
                RenderOutcome.Completed completed => Commit(workFile, completed.Picture, destination),
                RenderOutcome.Rejected rejected => answer.Refuse(rejected.Problems),
                RenderOutcome.Failed failed => answer.Fail([failed.Problem]),
                _ => answer.Cancel(),
            };
        }
        finally
        {
            SinglePicture.Sweep(workFile);
        }
    }

    private ExitCode? Commit(string workFile, RenderedPicture picture, string destination)
    {
        var committed = SinglePicture.Commit(workFile, picture, destination);
        if (!committed.TryGet(out var path, out var problems))
            return answer.Fail(problems);
        terminal.Report([.. picture.Warnings, .. committed.Warnings], "warning");
        answer.Add(picture, path, Path.ChangeExtension(destination, picture.Format.Extension()));
        made.Add(new SheetMember(path, picture.Seed));
        return null;
    }
}
