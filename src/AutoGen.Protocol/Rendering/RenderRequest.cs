using AutoGen.Protocol.Settings;

namespace AutoGen.Protocol.Rendering;

/// <summary>One picture, completely decided: every name resolved, every default filled in, every value in range.</summary>
public sealed record RenderRequest
{
    public required string Prompt { get; init; }

    public string Negative { get; init; } = "";

    /// <summary>Name of the model in the catalogue.</summary>
    public required string Model { get; init; }

    /// <summary>Canonical sampler name and its options.</summary>
    public required NamedOptions Sampler { get; init; }

    /// <summary>Canonical schedule name and its options; "automatic" is resolved already.</summary>
    public required NamedOptions Schedule { get; init; }

    /// <summary>Canonical guidance name and its options; null = plain classifier-free guidance.</summary>
    public NamedOptions? Guidance { get; init; }

    /// <summary>The tool whose rules hold where tools differ.</summary>
    public DialectKind Dialect { get; init; }

    public required int Steps { get; init; }

    public required double Cfg { get; init; }

    /// <summary>The seed of this very picture (seed + i of the settings).</summary>
    public required long Seed { get; init; }

    public required RandomSourceKind Rng { get; init; }

    /// <summary>Seed of the noise that is mixed in; this very picture's.</summary>
    public long? VariationSeed { get; init; }

    /// <summary>How much of it, 0 to 1.</summary>
    public double VariationStrength { get; init; }

    /// <summary>The size whose composition is to be kept; null = this picture's.</summary>
    public SeedResize? SeedResize { get; init; }

    /// <summary>Added to the seed for the noise that samplers draw.</summary>
    public long Ensd { get; init; }

    /// <summary>Whether the next-to-last noise level is left out; null = as the sampler has it.</summary>
    public bool? DiscardPenultimate { get; init; }

    /// <summary>Where the picture stands in a batch of ComfyUI; null elsewhere.</summary>
    public BatchPlace? Batch { get; init; }

    /// <summary>Pixels, a multiple of the model's factor.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels, a multiple of the model's factor.</summary>
    public required int Height { get; init; }

    /// <summary>Null = text to image.</summary>
    public InitImage? Init { get; init; }

    public IReadOnlyList<NamedOptions> PostProcess { get; init; } = [];

    /// <summary>The rest of the post-processors, from the one that makes a sheet of this picture and others; they are done to that. Empty: no sheet.</summary>
    public IReadOnlyList<NamedOptions> SheetSteps { get; init; } = [];

    /// <summary>Not null: the picture is made of others, and of the rest of the request only post-processors and file format count.</summary>
    public SheetRequest? Sheet { get; init; }

    /// <summary>What the picture is written as, unless a post-processor changes it.</summary>
    public PictureFileFormat Format { get; init; }

    /// <summary>Quality of JPEG and WebP, 1 to 100; null: the default.</summary>
    public int? Quality { get; init; }

    /// <summary>Folder against which post-processors resolve relative paths.</summary>
    public string? BaseFolder { get; init; }

    /// <summary>Absolute paths of the folders from which post-processors may take pictures; null: from anywhere.</summary>
    public IReadOnlyList<string>? PictureFolders { get; init; }

    /// <summary>
    /// Absolute path of the folder that the picture goes to; copies with a relative folder start there, and must stay below it
    /// where <see cref="PictureFolders"/> is said. Null: the current folder.
    /// </summary>
    public string? OutputFolder { get; init; }
}

/// <summary>The input of image to image.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Strength">Share of the steps that run, 0 to 1.</param>
/// <param name="ResizeMode">How it is brought to size.</param>
public sealed record InitImage(string Path, double Strength, ResizeMode ResizeMode);

/// <summary>A size in pixels, whose noise is laid over the middle.</summary>
public sealed record SeedResize(int Width, int Height);

/// <summary>A picture of a batch whose noise is drawn as one tensor.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">Pictures of the batch, above <paramref name="Index"/>.</param>
public sealed record BatchPlace(int Index, int Count);

/// <summary>How an input image is brought to the size of the picture.</summary>
public enum ResizeMode
{
    /// <summary>Fill the frame, crop what hangs over.</summary>
    Cover,

    /// <summary>Fit into the frame, pad with black.</summary>
    Contain,

    /// <summary>Distort.</summary>
    Stretch,
}

/// <summary>Dialects, by the name in files.</summary>
public enum DialectKind
{
    /// <summary><c>autogen</c>.</summary>
    Autogen,

    /// <summary><c>a1111</c>: AUTOMATIC1111 and its kin.</summary>
    A1111,

    /// <summary><c>comfyui</c>.</summary>
    Comfyui,
}

/// <summary>Random sources, by the name in files.</summary>
public enum RandomSourceKind
{
    /// <summary><c>nv</c>: Philox as on CUDA.</summary>
    Nv,

    /// <summary><c>cpu</c>: torch's CPU generator.</summary>
    Cpu,
}
