using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Runs the post-processors of a request, in order, each with the consequence that the request wants of its failure.</summary>
internal sealed class PostProcessing(RenderRequest request, PictureReader reader)
{
    private readonly StepContext context = new(request, reader);

    /// <summary>Blocks: a render has a thread of its own.</summary>
    public ProcessedPicture Run(Picture picture, IReadOnlyList<ProcessingStep<IPostProcessor>> steps, CancellationToken cancellationToken) =>
        Run(new ProcessedPicture(picture, PictureFormats.EncodingOf(request)), steps, cancellationToken);

    /// <summary>Composes the sheet, and then runs the steps that follow it.</summary>
    public ProcessedPicture Run(SheetSetup sheet, CancellationToken cancellationToken)
    {
        context.State = new ProcessedPicture(StepContext.Nothing, PictureFormats.EncodingOf(request));
        var picture = Use(sheet.Maker.Part, (maker, given) => maker.ComposeAsync(sheet.Pictures, given, cancellationToken), cancellationToken);
        return Run(context.State with { Picture = picture, Lines = [sheet.Maker.Line], Changes = [sheet.Maker.Line] }, sheet.Steps, cancellationToken);
    }

    private ProcessedPicture Run(ProcessedPicture start, IReadOnlyList<ProcessingStep<IPostProcessor>> steps, CancellationToken cancellationToken)
    {
        var state = start;
        foreach (var step in steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                state = Do(step, state, cancellationToken);
            }
            catch (RenderFault fault) when (step.Policy == StepPolicy.Skip)
            {
                state = state with { Lines = state.Lines.Add($"{step.Line} (skipped)"), Warnings = state.Warnings.Add(Skipped(step, fault)) };
            }
            catch (RenderFault fault) when (step.Policy == StepPolicy.Unprocessed)
            {
                return start with { Lines = start.Lines.Add($"{step.Line} (failed; unprocessed)"), Warnings = start.Warnings.Add(LeftOff(step, fault)) };
            }
        }

        return state;
    }

    private ProcessedPicture Do(ProcessingStep<IPostProcessor> step, ProcessedPicture before, CancellationToken cancellationToken)
    {
        (context.State, context.Optional) = (before, step.Policy != StepPolicy.Fail);
        var picture = Use(step.Part, (processor, given) => processor.ProcessAsync(before.Picture, given, cancellationToken), cancellationToken);
        var after = context.State with { Picture = picture };
        var changed = !ReferenceEquals(picture, before.Picture) || after.Encoding != before.Encoding;
        return after with { Lines = after.Lines.Add(step.Line), Changes = changed ? after.Changes.Add(step.Line) : after.Changes };
    }

    private Picture Use<T>(PluginPart<T> part, Func<T, PostProcessContext, ValueTask<Picture>> use, CancellationToken cancellationToken) =>
        part.Use(cancellationToken, instance => use(instance, context).AsTask().GetAwaiter().GetResult()) ?? throw part.Fault("returned no picture.");

    private static Problem Skipped(ProcessingStep<IPostProcessor> step, RenderFault fault) =>
        new("post-process-skipped", $"The post-processor {step.Asked.Name} was skipped: {fault.Problem.Message}") { Value = step.Line, Remedy = fault.Problem.Remedy };

    private static Problem LeftOff(ProcessingStep<IPostProcessor> step, RenderFault fault) =>
        new("post-process-left-off", $"The picture is unprocessed, as the post-processor {step.Asked.Name} failed: {fault.Problem.Message}") { Value = step.Line, Remedy = fault.Problem.Remedy };
}
