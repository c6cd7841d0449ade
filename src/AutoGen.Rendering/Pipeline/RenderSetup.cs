using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;
using AutoGen.Rendering.Plugins;

namespace AutoGen.Rendering.Pipeline;

/// <summary>A request with every name resolved and its input image read: all that can be known before a model is loaded.</summary>
internal sealed record RenderSetup(
    RenderRequest Request,
    ModelEntry Model,
    PluginPart<ISampler> Sampler,
    PluginPart<ISigmaSchedule> Schedule,
    PluginPart<IGuidance>? Guidance,
    IReadOnlyList<ProcessingStep<IPostProcessor>> PostProcess,
    Picture? InitPicture)
{
    /// <summary>The setup, or everything that is wrong with the request.</summary>
    public static Result<RenderSetup> Resolve(RenderRequest request, IReadOnlyList<ModelEntry> models, Extensions extensions, PictureReader reader)
    {
        var finder = new PartFinder(request.Dialect.ToContract());
        var model = FindModel(request, models, finder.Problems);
        var sampler = finder.Find("sampler", extensions.Samplers, request.Sampler);
        var schedule = finder.Find("schedule", extensions.Schedules, request.Schedule);
        var guidance = request.Guidance is null ? null : finder.Find("guidance", extensions.Guidance, request.Guidance);
        var postProcess = Steps(request, extensions, finder);
        var initPicture = request.Init is null ? null : finder.Take(reader.Read(request.Init.Path));
        if (finder.Problems.Count > 0)
            return Result<RenderSetup>.Fail(finder.Problems);
        return new RenderSetup(request, model!, sampler!, schedule!, guidance, postProcess, initPicture);
    }

    private static ModelEntry? FindModel(RenderRequest request, IReadOnlyList<ModelEntry> models, List<Problem> problems)
    {
        var model = models.FirstOrDefault(entry => entry.Name == request.Model || entry.Path == request.Model);
        if (model is null)
        {
            problems.Add(PartFinder.Unknown("model", request.Model, models.Select(static entry => entry.Name)));
            return null;
        }

        problems.AddRange(model.Problems);
        if (request.Width < 1 || request.Height < 1 || request.Width % model.Factor != 0 || request.Height % model.Factor != 0)
        {
            problems.Add(new Problem("size-not-multiple", $"The model {model.Name} cannot make a picture of {request.Width} x {request.Height} pixels.")
            {
                Key = "width, height",
                Value = $"{request.Width}x{request.Height}",
                Allowed = $"multiples of {model.Factor}",
                Remedy = "Choose the nearest multiples.",
            });
        }

        return model;
    }

    /// <summary>The post-processors of a request, as far as they are sound.</summary>
    public static IReadOnlyList<ProcessingStep<IPostProcessor>> Steps(RenderRequest request, Extensions extensions, PartFinder finder)
    {
        if (PictureFormats.Check(PictureFormats.EncodingOf(request)) is { } refused)
            finder.Problems.Add(refused);
        return [.. request.PostProcess.Select(step => finder.FindStep(extensions.PostProcessors, step)).OfType<ProcessingStep<IPostProcessor>>()];
    }
}
