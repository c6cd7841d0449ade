using System.Globalization;
using AutoGen.Abstractions;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Pipeline;

/// <summary>Runs the post-processors of a request, in order, and is what they see of it.</summary>
internal sealed class PostProcessing(RenderRequest request, PictureReader reader) : PostProcessContext
{
    public override long Seed => request.Seed;

    public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["prompt"] = request.Prompt,
        ["negative"] = request.Negative,
        ["model"] = request.Model,
        ["sampler"] = request.Sampler.Name,
        ["schedule"] = request.Schedule.Name,
        ["steps"] = request.Steps.ToString(CultureInfo.InvariantCulture),
        ["cfg"] = request.Cfg.ToString(CultureInfo.InvariantCulture),
        ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
        ["rng"] = request.Rng == RandomSourceKind.Cpu ? "cpu" : "nv",
        ["width"] = request.Width.ToString(CultureInfo.InvariantCulture),
        ["height"] = request.Height.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Blocks: a render has a thread of its own.</summary>
    public Picture Run(Picture picture, IReadOnlyList<PluginPart<IPostProcessor>> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var input = picture;
            picture = part.Use(cancellationToken, step => step.ProcessAsync(input, this, cancellationToken).AsTask().GetAwaiter().GetResult())
                ?? throw part.Fault("returned no picture.");
        }

        return picture;
    }

    public override ValueTask<Picture> LoadPictureAsync(string path, CancellationToken cancellationToken)
    {
        var home = request.BaseFolder ?? Environment.CurrentDirectory;
        if (request.PictureFolders is { } folders && NamedPicture.Check(folders, home, path) is { } refused)
            throw new PictureNotReadException(refused);
        return reader.Read(Path.GetFullPath(path, home)).TryGet(out var picture, out var problems)
            ? ValueTask.FromResult(picture)
            : throw new PictureNotReadException(problems[0]);
    }
}
