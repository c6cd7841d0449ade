using System.Text.Json;
using AutoGen.Abstractions;
using Xunit.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class PictureNoiseTests(ITestOutputHelper output)
{
    private static readonly LatentShape shape = new(1, 4, 4, 4);

    [Fact]
    public void Start_and_first_step_match_A1111()
    {
        var cases = NoiseGolden.Cases("a1111_image_rng.json", "cases");
        GoldenTally.CheckAll(output, "rng/a1111_image_rng.json, cases", cases, CheckBatch);
        Assert.Equal(6, cases.Count);
    }

    [Fact]
    public void Slerp_matches_A1111_also_where_it_turns_round()
    {
        var cases = NoiseGolden.Cases("a1111_image_rng.json", "slerp");
        GoldenTally.CheckAll(output, "rng/a1111_image_rng.json, slerp", cases, static item =>
        {
            var size = NoiseGolden.ShapeOf(item);
            var mixed = Slerp.Mix(item.Number("val"), Latent.From(size, item.GetProperty("low").Floats()), Latent.From(size, item.GetProperty("high").Floats()));
            Golden.AssertClose($"slerp {item.Number("val")}", item.GetProperty("result").Floats(), mixed.Values, NoiseGolden.Tolerance);
        });
        Assert.Equal(10, cases.Count);
    }

    [Fact]
    public void A_batch_of_ComfyUI_is_one_tensor()
    {
        var cases = NoiseGolden.Cases("comfyui_prepare_noise.json");
        GoldenTally.CheckAll(output, "rng/comfyui_prepare_noise.json", cases, static item =>
        {
            var batch = NoiseGolden.ShapeOf(item);
            var seed = item.GetProperty("seed").GetInt64();
            // picked pictures (noise_inds) are drawn one after the other instead
            var stream = item.TryGetProperty("noise_inds", out _) ? new TorchCpuNoise(seed) : null;
            for (var index = 0; index < batch.Count; index++)
            {
                var settings = new NoiseSettings(seed) { Dialect = Dialect.Comfyui, BatchIndex = index, BatchCount = batch.Count };
                var one = batch with { Count = 1 };
                var expected = item.GetProperty("values").Floats().AsSpan(index * one.Length, one.Length);
                Golden.AssertClose($"picture {index}", expected, (stream?.Next(one) ?? PictureNoise.Create(settings, one).Start).Values, NoiseGolden.Tolerance);
            }
        });
        Assert.Equal(5, cases.Count);
    }

    [Fact]
    public void ComfyUIs_samplers_start_again_with_the_seed()
    {
        var onCpu = PictureNoise.Create(new NoiseSettings(7) { Dialect = Dialect.Comfyui }, shape);
        Assert.Equal(onCpu.Start.Values, onCpu.Steps.Next(shape).Values);
        var onCuda = PictureNoise.Create(new NoiseSettings(7) { Dialect = Dialect.Comfyui, Cuda = true }, shape);
        Assert.Equal(onCpu.Start.Values, onCuda.Start.Values);
        Assert.Equal(new PhiloxNoise(7).Next(shape).Values, onCuda.Steps.Next(shape).Values);
    }

    [Theory]
    [InlineData(Dialect.Autogen)]
    [InlineData(Dialect.A1111)]
    public void Elsewhere_the_stream_goes_on(Dialect dialect)
    {
        var noise = PictureNoise.Create(new NoiseSettings(7) { Dialect = dialect, BatchIndex = 1, BatchCount = 3 }, shape);
        var stream = new TorchCpuNoise(7);
        Assert.Equal(stream.Next(shape).Values, noise.Start.Values);
        Assert.Equal(stream.Next(shape).Values, noise.Steps.Next(shape).Values);
    }

    [Fact]
    public void A_larger_composition_is_cropped_to_its_middle()
    {
        // 7 on 4: the offset is floor(-3 / 2) = -2, so three rows and columns of it are left, from the corner
        var noise = PictureNoise.Create(new NoiseSettings(7) { ResizeFrom = (7, 7) }, shape);
        var large = new TorchCpuNoise(7).Next(shape with { Height = 7, Width = 7 });
        var small = new TorchCpuNoise(7).Next(shape);
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                var expected = row < 3 && column < 3 ? large.Values[((row + 2) * 7) + column + 2] : small.Values[(row * 4) + column];
                Assert.Equal(expected, noise.Start.Values[(row * 4) + column]);
            }
        }
    }

    private static void CheckBatch(JsonElement item)
    {
        var seeds = item.GetProperty("seeds").EnumerateArray().Select(static seed => seed.GetInt64()).ToList();
        var calls = item.GetProperty("next_calls").EnumerateArray().ToList();
        for (var image = 0; image < seeds.Count; image++)
        {
            var one = NoiseGolden.ShapeOf(calls[0]) with { Count = 1 };
            var noise = PictureNoise.Create(SettingsOf(item, seeds[image], image), one);
            Latent[] drawn = [noise.Start, noise.Steps.Next(one)];
            for (var call = 0; call < calls.Count; call++)
                Golden.AssertClose($"image {image} call {call}", calls[call].GetProperty("values").Floats().AsSpan(image * one.Length, one.Length), drawn[call].Values, NoiseGolden.Tolerance);
        }
    }

    private static NoiseSettings SettingsOf(JsonElement item, long seed, int image) => new(seed)
    {
        Cuda = item.Text("source") == "NV",
        Dialect = Dialect.A1111,
        VariationSeed = item.TryGetProperty("subseeds", out var subseeds) ? subseeds[image].GetInt64() : 0,
        VariationStrength = item.TryGetProperty("subseed_strength", out var strength) ? strength.GetDouble() : 0,
        ResizeFrom = item.TryGetProperty("resize_h", out var height) ? (height.GetInt32() / 8, item.GetProperty("resize_w").GetInt32() / 8) : null,
        SeedDelta = item.TryGetProperty("ensd", out var delta) ? delta.GetInt64() : 0,
    };
}
