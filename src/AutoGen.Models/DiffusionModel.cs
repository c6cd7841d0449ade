using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Models.Folders;
using AutoGen.Models.Networks;
using AutoGen.Models.Onnx;
using AutoGen.Models.Text;
using AutoGen.Protocol;

namespace AutoGen.Models;

/// <summary>
/// A loaded model: text encoder, U-Net and VAE as ONNX Runtime sessions. Not thread-safe: one render at a time.
/// </summary>
public sealed class DiffusionModel : IDisposable
{
    private readonly ModelDescription description;
    private readonly LoadedNetworks networks;
    private readonly ClipTokenizer tokenizer;
    private readonly RunClock clock;
    private readonly PromptCache prompts = new();

    private DiffusionModel(ModelDescription description, LoadedNetworks networks, ClipTokenizer tokenizer, RunClock clock) =>
        (this.description, this.networks, this.tokenizer, this.clock) = (description, networks, tokenizer, clock);

    /// <summary>Name of its folder.</summary>
    public string Name => Path.GetFileName(description.Files.Folder);

    /// <summary>What it predicts and the noise levels it was trained at, from scheduler_config.json.</summary>
    public ModelSampling Sampling => description.Sampling;

    /// <summary>Pixels per latent pixel; widths and heights are multiples of it.</summary>
    public int Factor => description.Factor;

    /// <summary>Pixels of the width and height it was trained for.</summary>
    public int NativeSize => description.NativeSize;

    /// <summary>SHA-256 of the U-Net's file, lower-case hex. Taken at the first call, which reads the file.</summary>
    public string UnetHash => FileHash.Of(description.Files.Unet);

    /// <summary>What a person should know of the load, for example that DirectML was not there.</summary>
    public IReadOnlyList<Problem> Warnings { get; private init; } = [];

    /// <summary>Seconds spent inside ONNX Runtime's <c>Run</c> since the load.</summary>
    public double NetworkSeconds => clock.Seconds;

    /// <summary>Loads the four networks and the tokenizer of a folder.</summary>
    /// <exception cref="ModelFault">The device is lost, or there is no memory just now.</exception>
    public static Result<DiffusionModel> Load(string folder, OnnxOptions options)
    {
        var (problems, warnings) = (new List<Problem>(), new List<Problem>());
        if (ModelDescription.Read(folder, problems) is not { } description)
            return Result<DiffusionModel>.Fail(problems);
        if (OnnxRuntimeInfo.Check() is { } noRuntime)
            return noRuntime;
        try
        {
            var loader = new GraphLoader(options, problems, warnings);
            if (TokenizerFiles.Load(description.Files.Tokenizer, problems) is not { } tokenizer || LoadedNetworks.Load(loader, description, problems, warnings) is not { } networks)
                return Result<DiffusionModel>.Fail(problems);
            return Result<DiffusionModel>.Ok(new(description, networks, tokenizer, loader.Clock) { Warnings = warnings }, warnings);
        }
        catch (ModelFault fault) when (!fault.Transient)
        {
            return Result<DiffusionModel>.Fail([.. problems, fault.Problem]);
        }
    }

    /// <summary>The latent of one picture of this size. Both sides must be multiples of <see cref="Factor"/>.</summary>
    /// <exception cref="ArgumentException">A side is not a multiple of the factor.</exception>
    public LatentShape LatentFor(int width, int height) => width % Factor == 0 && height % Factor == 0
        ? new(1, description.LatentChannels, height / Factor, width / Factor)
        : throw new ArgumentException($"{width} x {height} is not a multiple of {Factor}.");

    /// <summary>Text to text states; the same text is encoded once.</summary>
    /// <exception cref="ModelFault">The text encoder failed.</exception>
    public EncodedPrompt EncodePrompt(string text) => prompts.GetOrAdd(text, Encode);

    /// <summary>The U-Net with both prompts of a render. Valid until the model is disposed.</summary>
    public INoisePredictor Bind(EncodedPrompt positive, EncodedPrompt negative) => new UnetPredictor(networks.Unet, positive, negative, () => EncodePrompt(""));

    /// <summary>A picture into latent space, already multiplied by the scaling factor. The mean of the VAE's distribution where the network gives it, so equal pictures give equal latents.</summary>
    /// <param name="chw">3 x height x width, -1 .. 1.</param>
    /// <param name="width">A multiple of <see cref="Factor"/>.</param>
    /// <param name="height">A multiple of <see cref="Factor"/>.</param>
    /// <exception cref="ModelFault">The VAE failed.</exception>
    public Latent EncodeImage(float[] chw, int width, int height) => networks.VaeEncoder.Encode(chw, width, height, LatentFor(width, height));

    /// <summary>A latent into a picture: 3 x height x width, nominally -1 .. 1 (not clamped).</summary>
    /// <exception cref="ModelFault">The VAE failed or gave values that are not finite.</exception>
    public float[] Decode(Latent latent) => networks.VaeDecoder.Decode(latent);

    /// <inheritdoc/>
    public void Dispose() => networks.Dispose();

    private EncodedPrompt Encode(string text)
    {
        var tokenized = tokenizer.Tokenize(text, description.TokenLimit);
        IReadOnlyList<Problem> warnings = tokenized.Warning is { } warning ? [warning] : [];
        return new(networks.TextEncoder.Encode(tokenized.Ids), description.TokenLimit, warnings);
    }
}
