using System.Text.Json;
using AutoGen.Abstractions;

namespace AutoGen.Diffusion.Tests;

/// <summary>Compares a stream of noise with a recorded one, call by call.</summary>
internal static class NoiseGolden
{
    /// <summary>Runs every recorded stream and returns how many tensors were compared.</summary>
    public static int Check(string file, Func<long, INoiseSource> create, double tolerance)
    {
        var compared = 0;
        foreach (var stream in Golden.Read(file).EnumerateArray())
        {
            var seed = stream.GetProperty("seed").GetInt64();
            var source = create(seed);
            foreach (var call in stream.GetProperty("calls").EnumerateArray())
                CheckCall($"{file} seed {seed} tensor {compared++}", call, source.Next(ShapeOf(call)), tolerance);
        }

        return compared;
    }

    /// <summary>A1111's batches: image i has a generator of its own with its own seed.</summary>
    public static int CheckImages(string source, Func<long, INoiseSource> create)
    {
        var compared = 0;
        foreach (var batch in Golden.Read("a1111_image_rng.json").EnumerateArray().Where(batch => batch.Text("source") == source))
        {
            var seeds = batch.GetProperty("seeds").EnumerateArray().Select(static seed => seed.GetInt64()).ToList();
            var sources = seeds.ConvertAll(seed => create(seed));
            foreach (var call in batch.GetProperty("next_calls").EnumerateArray())
            {
                var expected = call.GetProperty("values").Floats();
                var shape = ShapeOf(call) with { Count = 1 };
                for (var image = 0; image < seeds.Count; image++)
                {
                    var own = expected.AsSpan(image * shape.Length, shape.Length);
                    Golden.AssertClose($"{source} seed {seeds[image]}", own, sources[image].Next(shape).Values, 5e-6);
                    compared++;
                }
            }
        }

        return compared;
    }

    private static void CheckCall(string name, JsonElement call, Latent actual, double tolerance)
    {
        if (call.TryGetProperty("values", out var values))
        {
            Golden.AssertClose(name, values.Floats(), actual.Values, tolerance);
            return;
        }

        Golden.AssertClose(name + " first", call.GetProperty("first16").Floats(), actual.Values[..16], tolerance);
        Golden.AssertClose(name + " last", call.GetProperty("last16").Floats(), actual.Values[^16..], tolerance);
    }

    private static LatentShape ShapeOf(JsonElement call)
    {
        var sizes = call.GetProperty("shape").EnumerateArray().Select(static size => size.GetInt32()).ToList();
        int[] four = [.. Enumerable.Repeat(1, 4 - sizes.Count), .. sizes];
        return new LatentShape(four[0], four[1], four[2], four[3]);
    }
}
