using AutoGen.Automation.Renders;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Agent.Generation;

/// <summary>The pictures of one <c>autogen generate</c>, one after the other.</summary>
internal sealed class PictureRun(IRenderer renderer, OutputTarget target, Terminal terminal, GenerationAnswer answer)
{
    private readonly ProgressView view = new(terminal);

    public async Task<ExitCode> RunAsync(IReadOnlyList<RenderRequest> requests, CancellationToken cancellationToken)
    {
        answer.Begin(requests);
        for (var number = 1; number <= requests.Count; number++)
        {
            if (await RenderAsync(requests[number - 1], number, requests.Count, cancellationToken) is { } end)
                return end;
        }

        return answer.Finish();
    }

    /// <summary>Null where the next picture may follow.</summary>
    private async Task<ExitCode?> RenderAsync(RenderRequest request, int number, int count, CancellationToken cancellationToken)
    {
        var destination = target.PathOf(number, count, request.Seed);
        if (!SinglePicture.WorkFileFor(destination).TryGet(out var workFile, out var problems))
            return answer.Fail(problems);
        try
        {
            var title = $"Picture {number} of {count}, seed {request.Seed}";
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
            File.Delete(workFile);
        }
    }

    private ExitCode? Commit(string workFile, RenderedPicture picture, string destination)
    {
        if (!SinglePicture.Commit(workFile, picture, destination).TryGet(out var path, out var problems))
            return answer.Fail(problems);
        terminal.Report(picture.Warnings, "warning");
        answer.Add(picture, path, destination);
        return null;
    }
}
