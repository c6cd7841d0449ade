using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Renders;

/// <summary>Asks the renderer for one picture, and has an answer whatever happens.</summary>
internal sealed partial class RendererCall(IRenderer renderer, DurableFiles files, ILogger<RendererCall> logger)
{
    /// <param name="drop">The drop.</param>
    /// <param name="attempt">Which render, and where to.</param>
    /// <param name="sheet">The pictures of a sheet; null where the render is none.</param>
    /// <param name="cancellationToken">Asks for the end.</param>
    public async Task<RenderOutcome> AskAsync(Drop drop, AttemptStart attempt, SheetPictures.Ready? sheet, CancellationToken cancellationToken)
    {
        if (PrepareWorkFile(drop.Plan.Output, attempt.WorkFile) is { } problem)
            return new RenderOutcome.Failed(RenderStage.Write, problem, Transient: IoProblem.MayPass(problem) || !Directory.Exists(drop.Plan.Output)); // a share comes back
        try
        {
            var request = drop.Plan.Renders[attempt.Number - 1].Request;
            if (sheet is not null && request.Sheet is { } asked)
                request = request with { Sheet = asked with { Pictures = sheet.Pictures } };
            return await renderer.RenderAsync(new RenderJob(request, attempt.WorkFile) { Name = $"{drop.Folder.Id}/{attempt.Number}" }, progress: null, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new RenderOutcome.Cancelled();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException) // a renderer never throws; if it does, the folder must still go on
        {
            Log.RendererThrew(logger, fault);
            return new RenderOutcome.Failed(RenderStage.Load, new Problem("renderer-fault", $"The renderer broke: {fault.Message}") { Remedy = "See the log; this is a bug." }, Transient: false);
        }
    }

    /// <summary>An empty work file proves before the long work that the picture can be written at all.</summary>
    private Problem? PrepareWorkFile(string output, string workFile)
    {
        try
        {
            if (!Directory.Exists(output)) // never created here: an empty mount point must not be filled
                throw new DirectoryNotFoundException();
            files.CreateFolder(Path.GetDirectoryName(workFile)!);
            files.Touch(workFile);
            return null;
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, output, "write pictures to");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1302, LogLevel.Error, "The renderer threw instead of answering")]
        public static partial void RendererThrew(ILogger logger, Exception fault);
    }
}
