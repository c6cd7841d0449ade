using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using AutoGen.Abstractions;
using Xunit.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class NoiseSourceTests(ITestOutputHelper output)
{
    private static readonly LatentShape shape = new(1, 4, 8, 8);

    [Fact]
    public void Torch_noise_matches_recorded_single_tensors()
    {
        var cases = NoiseGolden.Cases("torch_cpu_randn.json", "single");
        GoldenTally.CheckAll(output, "rng/torch_cpu_randn.json, single", cases, static item =>
            NoiseGolden.CheckTensor($"seed {SeedOf(item)}", item, new TorchCpuNoise(SeedOf(item)).Next(NoiseGolden.ShapeOf(item)), NoiseGolden.Tolerance));
        Assert.Equal(18, cases.Count);
    }

    [Fact]
    public void Torch_noise_matches_recorded_sequences()
    {
        var cases = NoiseGolden.Cases("torch_cpu_randn.json", "sequences");
        GoldenTally.CheckAll(output, "rng/torch_cpu_randn.json, sequences", cases, static item => NoiseGolden.CheckCalls(item, new TorchCpuNoise(SeedOf(item)), NoiseGolden.Tolerance));
        Assert.Equal(9, cases.Count);
    }

    [Fact]
    public void Torch_noise_of_other_precisions_matches_recorded_tensors()
    {
        var cases = NoiseGolden.Cases("torch_cpu_randn.json", "dtypes");
        GoldenTally.CheckAll(output, "rng/torch_cpu_randn.json, dtypes", cases, static item =>
        {
            var precision = item.Text("dtype") switch
            {
                "float64" => TorchPrecision.Double,
                "float16" => TorchPrecision.Half,
                _ => TorchPrecision.Brain,
            };
            NoiseGolden.CheckTensor(item.Text("dtype"), item, new TorchCpuNoise(SeedOf(item), precision).Next(NoiseGolden.ShapeOf(item)), NoiseGolden.Tolerance);
        });
        Assert.Equal(18, cases.Count);
    }

    [Fact]
    public void Torch_noise_matches_its_scalar_path_bit_for_bit_where_nothing_is_approximated()
    {
        var cases = NoiseGolden.Cases("torch_cpu_scalar_path_sha256.json");
        var equal = cases.Count(static item => HashOf(new TorchCpuNoise(SeedOf(item)).Next(NoiseGolden.ShapeOf(item))) == item.Text("sha256_f32le"));
        output.WriteLine($"rng/torch_cpu_scalar_path_sha256.json: {equal} of {cases.Count} equal bit for bit, of which none has to be");
        Assert.Equal(18, cases.Count);
        // tensors below 16 values are made in double by torch too
        Assert.All(
            cases.Where(static item => NoiseGolden.ShapeOf(item).Length < 16),
            static item => Assert.Equal(item.Text("sha256_f32le"), HashOf(new TorchCpuNoise(SeedOf(item)).Next(NoiseGolden.ShapeOf(item)))));
    }

    [Fact]
    public void Philox_noise_matches_recorded_calls()
    {
        var cases = NoiseGolden.Cases("a1111_philox.json");
        GoldenTally.CheckAll(output, "rng/a1111_philox.json", cases, static item => NoiseGolden.CheckCalls(item, new PhiloxNoise(SeedOf(item)), 1e-6));
        Assert.Equal(3, cases.Count);
    }

    [Fact]
    public void Torch_takes_the_low_32_bits_of_a_seed_and_philox_all_64()
    {
        const long Seed = 7;
        const long SameLowBits = Seed + (1L << 32);
        Assert.Equal(new TorchCpuNoise(Seed).Next(shape).Values, new TorchCpuNoise(SameLowBits).Next(shape).Values);
        Assert.False(new PhiloxNoise(Seed).Next(shape).Values.SequenceEqual(new PhiloxNoise(SameLowBits).Next(shape).Values));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Streams_are_repeatable_and_standard_normal(bool philox)
    {
        INoiseSource Create() => philox ? new PhiloxNoise(3) : new TorchCpuNoise(3);
        var large = new LatentShape(1, 4, 128, 128);
        var values = Create().Next(large).Values.ToArray();
        Assert.Equal(values, Create().Next(large).Values.ToArray());
        var mean = values.Average(static value => (double)value);
        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(values.Average(value => Math.Pow(value - mean, 2)), 0.98, 1.02);
    }

    private static long SeedOf(JsonElement item) => item.GetProperty("seed").GetInt64();

    private static string HashOf(Latent noise) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(noise.Values)));
}
