using AutoGen.Abstractions;
using Xunit.Abstractions;

namespace AutoGen.Diffusion.Tests;

public sealed class NoiseSourceTests(ITestOutputHelper output)
{
    private static readonly LatentShape shape = new(1, 4, 8, 8);

    [Fact]
    public void Torch_noise_matches_recorded_single_tensors_and_sequences()
    {
        // torch.manual_seed(seed); torch.randn(shape) ... for 18 single tensors and 9 sequences of 3, 8 and 4 calls
        var compared = NoiseGolden.Check("torch_cpu_randn.json", static seed => new TorchCpuNoise(seed), 5e-6);
        output.WriteLine($"{compared} tensors");
        Assert.Equal(18 + (3 * (3 + 8 + 4)), compared);
    }

    [Fact]
    public void Philox_noise_matches_recorded_calls()
    {
        var compared = NoiseGolden.Check("a1111_philox.json", static seed => new PhiloxNoise(seed), 1e-6);
        output.WriteLine($"{compared} tensors");
        Assert.Equal(3 * 4, compared);
    }

    [Fact]
    public void Each_image_of_a_batch_continues_its_own_stream()
    {
        Assert.Equal(6, NoiseGolden.CheckImages("CPU", static seed => new TorchCpuNoise(seed)));
        Assert.Equal(6, NoiseGolden.CheckImages("NV", static seed => new PhiloxNoise(seed)));
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
}
