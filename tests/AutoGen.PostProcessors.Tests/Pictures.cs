using AutoGen.Abstractions;

namespace AutoGen.PostProcessors.Tests;

/// <summary>Pictures to work on, and ways to look at the result.</summary>
internal static class Pictures
{
    /// <summary>All pixels of one colour.</summary>
    public static Picture Plain(int width, int height, params byte[] colour) =>
        Make(width, height, colour.Length, (_, _) => colour);

    /// <summary>Every pixel from its column and row.</summary>
    public static Picture Make(int width, int height, int channels, Func<int, int, byte[]> pixel)
    {
        var bytes = Enumerable.Range(0, width * height).SelectMany(index => pixel(index % width, index / width)).ToArray();
        return new Picture(width, height, channels, bytes, new Dictionary<string, string> { ["kept"] = "text" });
    }

    public static byte[] At(this Picture picture, int column, int row) =>
        picture.Pixels.Slice(((row * picture.Width) + column) * picture.Channels, picture.Channels).ToArray();

    public static Picture Process(this IPostProcessor step, Picture picture, PostProcessContext? context = null) =>
        step.ProcessAsync(picture, context ?? new FakeContext(), CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
