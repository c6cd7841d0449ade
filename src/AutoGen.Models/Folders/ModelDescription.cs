using AutoGen.Abstractions;
using AutoGen.Protocol;

namespace AutoGen.Models.Folders;

/// <summary>What the configuration files of a model folder say about its networks.</summary>
internal sealed record ModelDescription(ModelFiles Files, ModelSampling Sampling)
{
    // AutoencoderKL's own default, which is what the configs of Stable Diffusion 1 mean when they leave it out
    private const double UsualScalingFactor = 0.18215;
    private const int LargestTokenLimit = 100_000;

    public int LatentChannels { get; private init; }

    /// <summary>Pixels per latent pixel: the VAE halves the size between its blocks.</summary>
    public int Factor { get; private init; }

    public int NativeSize { get; private init; }

    public double ScalingFactor { get; private init; }

    public int HiddenSize { get; private init; }

    /// <summary>Tokens a prompt is padded to, start and end included; 77 for CLIP.</summary>
    public int TokenLimit { get; private init; }

    /// <summary>Reads all of them; null where the folder has problems.</summary>
    public static ModelDescription? Read(string folder, List<Problem> problems)
    {
        var files = new ModelFiles(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        problems.AddRange(files.Check());
        if (problems.Exists(static problem => problem.Code is "model-not-found" or "model-not-built"))
            return null;
        var configs = new[] { files.Index, files.Scheduler, ModelFiles.ConfigOf(files.TextEncoder), ModelFiles.ConfigOf(files.Unet), ModelFiles.ConfigOf(files.VaeDecoder) }
            .Where(path => File.Exists(path) && !problems.Exists(problem => problem.File == path))
            .ToDictionary(static path => path, path => ConfigFile.Read(path, problems));
        if (configs.GetValueOrDefault(files.Index) is { } index && PipelineClass.Check(index) is { } wrongClass)
            problems.Add(wrongClass);
        if (problems.Count > 0)
            return null;
        var description = Describe(files, configs!, problems);
        return problems.Count > 0 ? null : description;
    }

    private static ModelDescription Describe(ModelFiles files, Dictionary<string, ConfigFile> configs, List<Problem> problems)
    {
        var (unet, vae, text) = (configs[ModelFiles.ConfigOf(files.Unet)], configs[ModelFiles.ConfigOf(files.VaeDecoder)], configs[ModelFiles.ConfigOf(files.TextEncoder)]);
        var blocks = vae.Numbers("block_out_channels") ?? [];
        if (blocks.Length is 0 or > 8)
            problems.Add(new("model-config-value", "'block_out_channels' is missing or odd, so the size of a latent is unknown.") { File = vae.Path, Key = "block_out_channels", Allowed = "a list of 1 to 8 numbers" });
        var factor = 1 << Math.Clamp(blocks.Length - 1, 0, 7);
        var description = new ModelDescription(files, SchedulerReader.Read(configs[files.Scheduler], PipelineClass.FamilyOf(configs[files.Index]), problems))
        {
            LatentChannels = vae.RequiredCount("latent_channels"),
            Factor = factor,
            NativeSize = (int)(unet.Numbers("sample_size") is { Length: > 0 } sizes ? sizes.Max() * factor : vae.RequiredCount("sample_size")),
            ScalingFactor = vae.Number("scaling_factor", UsualScalingFactor),
            HiddenSize = text.RequiredCount("hidden_size"),
            TokenLimit = ReadTokenLimit(files, text, problems),
        };
        CheckThatPartsFit(description, unet, problems);
        return description;
    }

    private static int ReadTokenLimit(ModelFiles files, ConfigFile text, List<Problem> problems)
    {
        var path = Path.Combine(files.Tokenizer, "tokenizer_config.json");
        var limit = File.Exists(path) ? ConfigFile.Read(path, problems)?.Number("model_max_length", double.MaxValue) : null;
        // Hugging Face writes 1e30 for "no limit"
        return limit is >= 3 and <= LargestTokenLimit ? (int)limit : text.RequiredCount("max_position_embeddings");
    }

    private static void CheckThatPartsFit(ModelDescription model, ConfigFile unet, List<Problem> problems)
    {
        Compare("in_channels", model.LatentChannels, "latent_channels of vae_decoder/config.json", "Inpainting U-Nets (9 channels) are known but not built yet.");
        Compare("cross_attention_dim", model.HiddenSize, "hidden_size of text_encoder/config.json", "Text encoder and U-Net are not of one model.");

        void Compare(string key, int expected, string source, string remedy)
        {
            if (unet.Count(key, expected) is var found && found != expected)
                problems.Add(new("model-parts-differ", $"'{key}' is {found}.") { File = unet.Path, Key = key, Value = $"{found}", Allowed = $"{expected}, the {source}", Remedy = remedy });
        }
    }
}
