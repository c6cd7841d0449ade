using AutoGen.Abstractions;
using AutoGen.Diffusion;
using AutoGen.Protocol;

namespace AutoGen.Models;

/// <summary>
/// A loaded model: text encoder, U-Net and VAE as ONNX Runtime sessions. Not thread-safe: one render at a time.
/// </summary>
public sealed class DiffusionModel : IDisposable
{
    private DiffusionModel() => (Name, Sampling, UnetHash, Warnings) = (null!, null!, null!, null!);

    /// <summary>Name of its folder.</summary>
    public string Name { get; }

    /// <summary>What it predicts and the noise levels it was trained at, from scheduler_config.json.</summary>
    public ModelSampling Sampling { get; }

    /// <summary>Pixels per latent pixel; widths and heights are multiples of it.</summary>
    public int Factor { get; }

    /// <summary>Pixels of the width and height it was trained for.</summary>
    public int NativeSize { get; }

    /// <summary>SHA-256 of the U-Net's file, lower-case hex.</summary>
    public string UnetHash { get; }

    /// <summary>What a person should know of the load, for example that DirectML was not there.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>Seconds spent inside ONNX Runtime's <c>Run</c> since the load.</summary>
    public double NetworkSeconds { get; }

    /// <summary>Loads the four networks of a folder.</summary>
    public static Result<DiffusionModel> Load(string folder, OnnxOptions options) => throw new NotSupportedException(folder);

    /// <summary>The latent of one picture of this size. Both sides must be multiples of <see cref="Factor"/>.</summary>
    public LatentShape LatentFor(int width, int height) => new(1, 4, height / Factor, width / Factor);

    /// <summary>Text to text states; the same text is encoded once.</summary>
    /// <exception cref="ModelFault">The text encoder failed.</exception>
    public EncodedPrompt EncodePrompt(string text) => throw new NotSupportedException(text);

    /// <summary>The U-Net with both prompts of a render. Valid until the model is disposed.</summary>
    public INoisePredictor Bind(EncodedPrompt positive, EncodedPrompt negative) => throw new NotSupportedException();

    /// <summary>A picture into latent space, already multiplied by the scaling factor. The mean of the VAE's distribution, so equal pictures give equal latents.</summary>
    /// <param name="chw">3 x height x width, -1 .. 1.</param>
    /// <param name="width">A multiple of <see cref="Factor"/>.</param>
    /// <param name="height">A multiple of <see cref="Factor"/>.</param>
    /// <exception cref="ModelFault">The VAE failed.</exception>
    public Latent EncodeImage(ReadOnlySpan<float> chw, int width, int height) => throw new NotSupportedException();

    /// <summary>A latent into a picture: 3 x height x width, nominally -1 .. 1 (not clamped).</summary>
    /// <exception cref="ModelFault">The VAE failed or gave values that are not finite.</exception>
    public float[] Decode(Latent latent) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
