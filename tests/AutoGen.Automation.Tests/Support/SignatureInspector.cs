using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Support;

/// <summary>Knows an image by PNG's first bytes.</summary>
internal sealed class SignatureInspector : IImageInspector
{
    public static byte[] Png { get; } = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3];

    /// <summary>Thrown instead of an answer, if set: a bug.</summary>
    public Exception? Bug { get; set; }

    public Result<ImageFacts> Inspect(string path) => Bug is { } bug ? throw bug :
        File.ReadAllBytes(path).AsSpan().StartsWith(Png.AsSpan(0, 8))
            ? new ImageFacts(128, 128)
            : new Problem("image-not-an-image", $"The image {path} is not an image.") { File = path, Allowed = "PNG", Remedy = "Save it as PNG." };
}
