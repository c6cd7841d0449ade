using System.Text.Json.Nodes;

namespace AutoGen.Protocol.Settings;

/// <summary>
/// What a person asks for: every setting of a render by the one name it has in JSON, on the command line and in
/// metadata. Null means not said; layers (defaults, recipe, file) are laid over one another with <see cref="Over"/>.
/// </summary>
public sealed record RenderSettings
{
    [Setting("What the picture shows.", Default = "required, unless an image is given with a recipe")]
    public string? Prompt { get; init; }

    [Setting("What the picture must not show.", Default = "nothing")]
    public string? Negative { get; init; }

    [Setting("Model by name, or a model folder.", Default = "the only model there is, else pocket")]
    public string? Model { get; init; }

    [Setting("Another VAE than the model's own.", Built = false, Instead = "Put the VAE into the model folder as vae_decoder and vae_encoder.")]
    public string? Vae { get; init; }

    [Setting("Sampler, by its name or that of another tool; `autogen list samplers` shows them.", Default = "dpmpp_2m")]
    public NamedOptions? Sampler { get; init; }

    [Setting("Step schedule; `autogen list schedules` shows them.", Default = "automatic: the sampler's own")]
    public NamedOptions? Schedule { get; init; }

    [Setting("Sampling steps.", Minimum = 1, Maximum = 500, Default = "20")]
    public int? Steps { get; init; }

    [Setting("Classifier-free guidance scale; 1 = no guidance, and half the time.", Minimum = 0, Maximum = 100, Default = "7")]
    public double? Cfg { get; init; }

    [Setting("How the predictions for prompt and negative prompt become one; `autogen list guidance` shows what there is.", Default = "classifier-free guidance with the scale cfg")]
    public NamedOptions? Guidance { get; init; }

    [Setting("Seed of the first picture; picture i uses seed + i, but all the same one with variationStrength or in the dialect comfyui. -1 = a random one, which the picture records.", Minimum = -1, Maximum = 9007199254740991, Default = "-1")]
    public long? Seed { get; init; }

    [Setting("Random source: nv = CUDA's Philox (AUTOMATIC1111 and most shared pictures), cpu = torch's CPU generator (ComfyUI, diffusers). In the dialect comfyui it is where samplers draw; the start is always drawn on the CPU.", Allowed = ["nv", "cpu"], Default = "nv; in the dialect comfyui cpu")]
    public string? Rng { get; init; }

    [Setting("Share of fresh noise in stochastic samplers (ddim, euler_ancestral).", Minimum = 0, Maximum = 10, Default = "the sampler's own")]
    public double? Eta { get; init; }

    [Setting("Width of the picture.", Minimum = 64, Maximum = 4096, MultipleOf = 8, Unit = "pixels", Default = "the model's own; image to image: the image's")]
    public int? Width { get; init; }

    [Setting("Height of the picture.", Minimum = 64, Maximum = 4096, MultipleOf = 8, Unit = "pixels", Default = "the model's own; image to image: the image's")]
    public int? Height { get; init; }

    [Setting("Number of pictures.", Minimum = 1, Maximum = 10000, Default = "1")]
    public int? Count { get; init; }

    [Setting("Layers of the text encoder to skip from the end.", Minimum = 1, Maximum = 12, Built = false, Instead = "Leave it out: the last layer is used, as with clip skip 1.")]
    public int? ClipSkip { get; init; }

    [Setting("Emphasis rule of the prompt language.", Built = false, Instead = "Leave it out: prompts are read as plain text.")]
    public string? Emphasis { get; init; }

    [Setting("The tool whose rules hold where tools differ: order and scale of the noise, variants of samplers and schedules, rounding of timesteps, what strength means. autogen is a1111 except for strength.", Allowed = ["autogen", "a1111", "comfyui"], Default = "autogen")]
    public string? Dialect { get; init; }

    [Setting("LoRA files to merge.", Built = false, Instead = "Use a model folder with the LoRA merged in.")]
    public JsonArray? Loras { get; init; }

    [Setting("Seed of the noise that variationStrength mixes in; picture i uses variationSeed + i. -1 = a random one, which the picture records.", Minimum = -1, Maximum = 9007199254740991, Default = "-1")]
    public long? VariationSeed { get; init; }

    [Setting("How much of the start noise comes from variationSeed; 0 = nothing, 1 = all.", Minimum = 0, Maximum = 1, Default = "0")]
    public double? VariationStrength { get; init; }

    [Setting("Width of the picture whose composition is to be kept at another size (A1111's \"Seed resize from\"); with seedResizeHeight.", Minimum = 64, Maximum = 4096, MultipleOf = 8, Unit = "pixels", Default = "that of the picture")]
    public int? SeedResizeWidth { get; init; }

    [Setting("Height of the picture whose composition is to be kept at another size; with seedResizeWidth.", Minimum = 64, Maximum = 4096, MultipleOf = 8, Unit = "pixels", Default = "that of the picture")]
    public int? SeedResizeHeight { get; init; }

    [Setting("Added to the seed for the noise that samplers draw on their way (A1111's \"Eta noise seed delta\").", Minimum = -2147483648, Maximum = 2147483647, Default = "0")]
    public long? Ensd { get; init; }

    [Setting("Leave out the next-to-last noise level.", Default = "the sampler's own")]
    public bool? DiscardPenultimate { get; init; }

    [Setting("Dialect comfyui: pictures in the batch, whose noise is drawn as one.", Minimum = 1, Maximum = 64, Default = "count")]
    public int? BatchSize { get; init; }

    [Setting("Dialect comfyui: place of the first picture in its batch, from 0.", Minimum = 0, Maximum = 63, Default = "0")]
    public int? BatchIndex { get; init; }

    [Setting("Image to start from (image to image); a path, relative to the folder of the file that names it.", Default = "none: text to image")]
    public string? InitImage { get; init; }

    [Setting("Mask of the part to repaint.", Built = false, Instead = "Leave it out: image to image changes the whole picture.")]
    public string? Mask { get; init; }

    [Setting("Image to image: share of the steps that run, so how much may change.", Minimum = 0, Maximum = 1, Default = "0.75")]
    public double? Strength { get; init; }

    [Setting("Image to image: how the input is brought to size. cover crops, contain pads, stretch distorts.", Allowed = ["cover", "contain", "stretch"], Default = "cover")]
    public string? ResizeMode { get; init; }

    [Setting("Second pass at a larger size.", Built = false, Instead = "Render at the size you need, or use the post-processor resize.")]
    public JsonObject? Hires { get; init; }

    [Setting("Steps between picture and file, in order; `autogen list post-processors` shows them.", Default = "none")]
    public IReadOnlyList<NamedOptions>? PostProcess { get; init; }

    [Setting("Folder for the pictures, relative to the output folder.", Default = "the output folder, sub-folders mirrored")]
    public string? Output { get; init; }

    [Setting("File format; the settings stand in each of them.", Allowed = ["png", "jpeg", "jpg", "webp"], Default = "png")]
    public string? Format { get; init; }

    [Setting("Quality of JPEG and WebP; JPEG keeps all detail of colours from 90 on.", Minimum = 1, Maximum = 100, Default = "90")]
    public int? Quality { get; init; }

    /// <summary>These settings, and those of <paramref name="lower"/> where these are silent.</summary>
    public RenderSettings Over(RenderSettings lower) => SettingTable.Overlay(this, lower);
}
