using System.Text.Json;
using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

/// <summary>Compares noise with recorded tensors.</summary>
internal static class NoiseGolden
{
    public const double Tolerance = 5e-6;

    public static LatentShape ShapeOf(JsonElement recorded)
    {
        var sizes = recorded.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt32()).ToList();
        int[] four = [.. Enumerable.Repeat(1, 4 - sizes.Count), .. sizes];
        return new LatentShape(four[0], four[1], four[2], four[3]);
    }

    /// <summary>All values, or the first and last sixteen of a large tensor.</summary>
    public static void CheckTensor(string name, JsonElement recorded, Latent actual, double tolerance)
    {
        if (recorded.TryGetProperty("values", out var values))
        {
            Golden.AssertClose(name, values.Floats(), actual.Values, tolerance);
            return;
        }

        Golden.AssertClose(name + " first", recorded.GetProperty("first16").Floats(), actual.Values[..16], tolerance);
        Golden.AssertClose(name + " last", recorded.GetProperty("last16").Floats(), actual.Values[^16..], tolerance);
    }

    /// <summary>A stream: the tensors of one generator, call by call.</summary>
    public static void CheckCalls(JsonElement recorded, INoiseSource source, double tolerance)
    {
        var index = 0;
        foreach (var call in recorded.GetProperty("calls").EnumerateArray())
            CheckTensor($"seed {recorded.GetProperty("seed")} call {index++}", call, source.Next(ShapeOf(call)), tolerance);
    }

    public static List<JsonElement> Cases(string file, string? list = null) =>
        [.. (list is null ? Golden.Read(file) : Golden.Read(file).GetProperty(list)).EnumerateArray()];
}
