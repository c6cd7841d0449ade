using AutoGen.Abstractions;
using AutoGen.Models;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Files;
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
            return job.Request.Sheet is { } sheet ? MakeSheet(job, sheet, tracker, started) : Make(job, tracker, started);
        }
        catch (OperationCanceledException) when (tracker.CancellationToken.IsCancellationRequested)
        {
            return new RenderOutcome.Cancelled();
        }
        catch (RenderFault fault)
        {
            return new RenderOutcome.Failed(tracker.Stage, fault.Problem, fault.Transient) { Plugin = fault.Plugin };
        }
        catch (ModelFault fault)
        {
            Distrust(fault);
            return new RenderOutcome.Failed(tracker.Stage, fault.Problem, fault.Transient);
        }
        catch (Exception exception)
        {
            // a fault of AutoGen itself must cost one render, not the agent
            warmModel.Dispose();
            return new RenderOutcome.Failed(tracker.Stage, Unexpected(exception), Transient: exception is OutOfMemoryException);
        }
    }

    private RenderOutcome Make(RenderJob job, RenderTracker tracker, long started) =>
        RenderSetup.Resolve(job.Request, models, extensions, reader).TryGet(out var setup, out var problems)
            ? Render(job, setup, tracker, started)
            : NotResolved(problems);

    /// <summary>An image that another program has open may be read another time.</summary>
    private static RenderOutcome NotResolved(IReadOnlyList<Problem> problems) => problems.FirstOrDefault(static problem => problem.Code == HeldFile.InUse) is { } held
        ? new RenderOutcome.Failed(RenderStage.Load, held, Transient: true)
        : new RenderOutcome.Rejected(problems);

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
        var processed = new PostProcessing(request, reader).Run(picture, setup.PostProcess, tracker.CancellationToken);

        tracker.Enter(RenderStage.Write);
        var writing = new RenderWriting(job.WorkFile, Infotext.Write(request, model.Name, modelHash, Version));
        var rendered = writing.Write(processed, request.Seed, () => new RenderTimes(load, Since(started), model.NetworkSeconds - networkBefore) { Stages = tracker.Times });
        return new RenderOutcome.Completed(rendered with { Warnings = [.. model.Warnings, .. pipeline.Warnings, .. rendered.Warnings] });
    }

    /// <summary>The model in memory stays as it is.</summary>
    private RenderOutcome MakeSheet(RenderJob job, SheetRequest sheet, RenderTracker tracker, long started)
    {
        var request = job.Request;
        if (!SheetSetup.Resolve(request, sheet, extensions, reader).TryGet(out var setup, out var problems))
            return NotResolved(problems);
        tracker.Enter(RenderStage.PostProcess);
        var processed = new PostProcessing(request, reader).Run(setup, tracker.CancellationToken);
        tracker.Enter(RenderStage.Write);
        var writing = new RenderWriting(job.WorkFile, Infotext.Write(request, request.Model, modelHash: "", Version));
        return new RenderOutcome.Completed(writing.Write(processed, request.Seed, () => new RenderTimes(0, Since(started), 0) { Stages = tracker.Times }));
    }

    private double Since(long timestamp) => clock.GetElapsedTime(timestamp).TotalSeconds;

    private Picture MakePicture(PicturePipeline pipeline, RenderSetup setup)
    {
        try
        {
            return pipeline.MakePicture();
        }
        catch (ModelFault fault) when (fault.OfValues)
        {
            Distrust(fault);
            throw new RenderFault(fault.Problem with { Message = $"{fault.Problem.Message} The {setup.Sampler.Label} drove it." });
        }
    }

    /// <summary>A session that failed once is not trusted with the next picture.</summary>
    private void Distrust(ModelFault fault)
    {
        if (fault.Problem.Code == DeviceLoss.ProblemCode)
            warmModel.Abandon();
        else
            warmModel.Dispose();
    }

    private static Problem Unexpected(Exception exception) =>
        new("unexpected-fault", $"AutoGen failed: {exception.GetType().Name}: {exception.Message}")
        {
            Value = exception.ToString(),
            Remedy = "This is a fault of AutoGen; report it with the text of this problem.",
        };
}
