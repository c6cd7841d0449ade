using AutoGen.Abstractions;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
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
    IReadOnlyList<PluginPart<IPostProcessor>> PostProcess,
    Picture? InitPicture)
{
    /// <summary>The setup, or everything that is wrong with the request.</summary>
    public static Result<RenderSetup> Resolve(RenderRequest request, IReadOnlyList<ModelEntry> models, Extensions extensions, PictureReader reader)
    {
        List<Problem> problems = [];
        var model = FindModel(request, models, problems);
        var dialect = request.Dialect.ToContract();
        var sampler = Find("sampler", extensions.Samplers, request.Sampler, dialect, problems);
        var schedule = Find("schedule", extensions.Schedules, request.Schedule, dialect, problems);
        var guidance = request.Guidance is null ? null : Find("guidance", extensions.Guidance, request.Guidance, dialect, problems);
        var postProcess = request.PostProcess.Select(step => Find("post-processor", extensions.PostProcessors, step, dialect, problems)).ToList();
        var initPicture = request.Init is null ? null : Take(reader.Read(request.Init.Path), problems);
        if (problems.Count > 0)
            return Result<RenderSetup>.Fail(problems);
        return new RenderSetup(request, model!, sampler!, schedule!, guidance, postProcess!, initPicture);
    }

    private static ModelEntry? FindModel(RenderRequest request, IReadOnlyList<ModelEntry> models, List<Problem> problems)
    {
        var model = models.FirstOrDefault(entry => entry.Name == request.Model || entry.Path == request.Model);
        if (model is null)
        {
            problems.Add(Unknown("model", request.Model, models.Select(static entry => entry.Name)));
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

    private static PluginPart<T>? Find<T>(string kind, Dictionary<string, Extension<T>> known, NamedOptions wanted, Dialect dialect, List<Problem> problems)
    {
        if (!known.TryGetValue(wanted.Name, out var extension))
        {
            problems.Add(Unknown(kind, wanted.Name, known.Keys));
            return null;
        }

        var options = Take(extension.Options.Bind(wanted.Options, $"{kind} {wanted.Name}", dialect), problems);
        return options is null ? null : new PluginPart<T>(kind, extension, options);
    }

    private static T? Take<T>(Result<T> result, List<Problem> problems)
        where T : class
    {
        problems.AddRange(result.Problems);
        return result.Value;
    }

    private static Problem Unknown(string kind, string name, IEnumerable<string> known) =>
        new($"{kind}-unknown", $"There is no {kind} '{name}'.")
        {
            Key = kind == "post-processor" ? "postProcess" : kind,
            Value = name,
            Allowed = string.Join(", ", known.Order(StringComparer.Ordinal)),
            Remedy = $"Correct the name, or install the {kind}; `autogen list` shows what there is.",
        };
}
