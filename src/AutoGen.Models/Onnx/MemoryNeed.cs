using System.Globalization;
using AutoGen.Models.Devices;
using AutoGen.Protocol;

namespace AutoGen.Models.Onnx;

/// <summary>What a network takes of a device's memory, roughly.</summary>
/// <param name="Weights">Bytes of its file and of the weights beside it.</param>
/// <param name="Activations">Bytes of what it computes on the way.</param>
internal sealed record MemoryNeed(long Weights, long Activations)
{
    // Stable Diffusion 1.x: heads of an attention; channels of the decoder's blocks at the size of the picture
    private const long Heads = 8, PictureChannels = 256, BlockTensors = 3;

    public long Total => Weights + Activations;

    /// <summary>Of the largest self-attention, before and after its softmax, which DirectML holds whole.</summary>
    /// <param name="latent">Rows x channels x height x width.</param>
    /// <param name="bytes">Of a number.</param>
    public static long OfUnet(long[] latent, int bytes) => 2 * Heads * latent[0] * Squared(latent[2] * latent[3]) * bytes;

    /// <summary>Of the blocks at the picture's size, and of the attention at that of the latent, which has one head.</summary>
    /// <param name="latent">Rows x channels x height x width.</param>
    /// <param name="factor">Pixels per latent pixel.</param>
    /// <param name="bytes">Of a number.</param>
    public static long OfVae(long[] latent, int factor, int bytes) =>
        ((BlockTensors * PictureChannels * latent[2] * latent[3] * factor * factor) + (2 * Squared(latent[2] * latent[3]))) * latent[0] * bytes;

    public Problem TooMuch(string path, GraphicsAdapter adapter, long usable) => new(
        "device-memory-short",
        $"The network needs about {Gigabytes(Total)} of the graphics device's memory ({Gigabytes(Weights)} of weights and, at this size, {Gigabytes(Activations)} while it computes); {adapter} has {Gigabytes(usable)} for AutoGen.")
    {
        File = path,
        Value = Gigabytes(Total),
        Allowed = Gigabytes(usable),
        Remedy = "Ask for a smaller picture, use a float16 export of the model, close what else uses the graphics card, or set the provider to cpu.",
    };

    private static long Squared(long value) => value * value;

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
