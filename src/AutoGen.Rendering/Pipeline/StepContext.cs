using System.Globalization;
using System.Text.RegularExpressions;
using AutoGen.Abstractions;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering.Pictures;

namespace AutoGen.Rendering.Pipeline;

/// <summary>What post-processors see of a request, and what they may ask for.</summary>
internal sealed partial class StepContext(RenderRequest request, PictureReader reader) : PostProcessContext
{
    /// <summary>Stands where there is no picture yet.</summary>
    public static Picture Nothing { get; } = new(1, 1, 3, new byte[3]);

    /// <summary>The picture that the present step works on.</summary>
    public ProcessedPicture State { get; set; } = new(Nothing, new PictureEncoding());

    /// <summary>Whether the present step may fail.</summary>
    public bool Optional { get; set; }

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

    public override PictureEncoding Encoding
    {
        get => State.Encoding;
        set => State = PictureFormats.Check(value) is { } refused ? throw new StepRefusedException(refused) : State with { Encoding = value };
    }

    public override bool WritesMetadata
    {
        get => State.WritesMetadata;
        set => State = State with { WritesMetadata = value };
    }

    public override ValueTask<Picture> LoadPictureAsync(string path, CancellationToken cancellationToken)
    {
        var home = request.BaseFolder ?? Environment.CurrentDirectory;
        if (request.PictureFolders is { } folders && NamedPicture.Check(folders, home, path) is { } refused)
            throw new StepRefusedException(refused);
        return reader.Read(Path.GetFullPath(path, home)).TryGet(out var picture, out var problems)
            ? ValueTask.FromResult(picture)
            : throw new StepRefusedException(problems[0]);
    }

    public override void AddSidecar(string ending, ReadOnlySpan<byte> content)
    {
        if (!EndingForm().IsMatch(ending) || ending.EndsWith('.'))
            throw new ArgumentException($"'{ending}' is no ending of a file beside the picture: '.', '-' or '_', then letters, digits and these, up to 40 in all.", nameof(ending));
        if (State.Sidecars.ContainsKey(ending))
            throw new ArgumentException($"The picture has a file {ending} beside it already.", nameof(ending));
        State = State with { Sidecars = State.Sidecars.Add(ending, content.ToArray()) };
    }

    /// <summary>What a dropped file asks for stays in the output folder; whoever may drop files must not write elsewhere.</summary>
    public override void AddCopy(Picture picture, string folder)
    {
        var home = request.OutputFolder ?? Environment.CurrentDirectory;
        var path = Path.GetFullPath(folder, home);
        if (request.PictureFolders is not null && Confinement.Check(home, Path.GetRelativePath(home, path)) is { } refused)
            throw new StepRefusedException(refused with { Value = folder, Remedy = "Name a folder below the output folder, or have the copy made by the recipe of the watch." });
        State = State with { Copies = State.Copies.Add(new PictureCopy(State with { Picture = picture }, path, Optional)) };
    }

    [GeneratedRegex(@"^[._-][A-Za-z0-9._-]{1,39}$")]
    private static partial Regex EndingForm();
}
