using AutoGen.Abstractions;
using AutoGen.Models;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Runs one job from request to flushed file and turns whatever happens into its outcome.</summary>
internal sealed class RenderRunner(IReadOnlyList<ModelEntry> models, Extensions extensions, PictureReader reader, WarmModel warmModel)
{
    private static readonly string Version = typeof(RenderRunner).Assembly.GetName().Version!.ToString(fieldCount: 3);

    private readonly TimeProvider clock = TimeProvider.System;

    public RenderOutcome Run(RenderJob job, RenderTracker tracker)
    {
        try
        {
            var started = clock.GetTimestamp();
            tracker.Enter(RenderStage.Load);
            return RenderSetup.Resolve(job.Request, models, extensions, reader).TryGet(out var setup, out var problems)
                ? Render(job, setup, tracker, started)
                : new RenderOutcome.Rejected(problems);
        }
        catch (OperationCanceledException) when (tracker.CancellationToken.IsCancellationRequested)
        {
            return new RenderOutcome.Cancelled();
        }
        catch (RenderFault fault)
        {
            return new RenderOutcome.Failed(tracker.Stage, fault.Problem, fault.Transient) { Plugin = fault.Plugin };
        }
        catch (Exception exception)
        {
            // a fault of AutoGen itself must cost one render, not the agent
            warmModel.Dispose();
            return new RenderOutcome.Failed(tracker.Stage, Unexpected(exception), Transient: exception is OutOfMemoryException);
        }
    }

    private RenderOutcome Render(RenderJob job, RenderSetup setup, RenderTracker tracker, long started)
    {
        var request = job.Request;
        var loading = clock.GetTimestamp();
        if (!warmModel.Get(setup.Model).TryGet(out var model, out var problems))
            return new RenderOutcome.Rejected(problems);
        var modelHash = model.UnetHash; // part of loading: the first call reads the whole file
        var load = clock.GetElapsedTime(loading).TotalSeconds;
        var networkBefore = model.NetworkSeconds;

        var pipeline = new PicturePipeline(model, setup, tracker);
        var picture = MakePicture(pipeline, setup);

        tracker.Enter(RenderStage.PostProcess);
        picture = new PostProcessing(request, reader).Run(picture, setup.PostProcess, tracker.CancellationToken);

        tracker.Enter(RenderStage.Write);
        var parameters = Infotext.Write(request, model.Name, modelHash, Version);
        var (sha256, bytes) = Write(picture.WithMetadata(new Dictionary<string, string>(picture.Metadata) { ["parameters"] = parameters }), job.WorkFile);
        var times = new RenderTimes(load, clock.GetElapsedTime(started).TotalSeconds, model.NetworkSeconds - networkBefore);
        return new RenderOutcome.Completed(new RenderedPicture(sha256, bytes, picture.Width, picture.Height, request.Seed, times)
        {
            Warnings = [.. model.Warnings, .. pipeline.Warnings],
        });
    }

    private Picture MakePicture(PicturePipeline pipeline, RenderSetup setup)
    {
        try
        {
            return pipeline.MakePicture();
        }
        catch (ModelFault fault)
        {
            warmModel.Dispose(); // a session that failed once is not trusted with the next picture
            var problem = fault.Transient ? fault.Problem : fault.Problem with { Message = $"{fault.Problem.Message} The {setup.Sampler.Label} drove it." };
            throw new RenderFault(problem, fault.Transient);
        }
    }

    private static (string Sha256, long Bytes) Write(Picture picture, string path)
    {
        try
        {
            return PictureWriter.Write(picture, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DeletePart(path);
            throw new RenderFault(
                new Problem("picture-not-written", $"The picture could not be written to {path}: {exception.Message}")
                {
                    File = path,
                    Remedy = "Free space on the disk, or give this account the right to write to the output folder.",
                },
                transient: true);
        }
    }

    private static void DeletePart(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // the write already failed and says why; what is left of the file is the caller's to sweep
        }
    }

    private static Problem Unexpected(Exception exception) =>
        new("unexpected-fault", $"AutoGen failed: {exception.GetType().Name}: {exception.Message}")
        {
            Value = exception.ToString(),
            Remedy = "This is a fault of AutoGen; report it with the text of this problem.",
        };
}
