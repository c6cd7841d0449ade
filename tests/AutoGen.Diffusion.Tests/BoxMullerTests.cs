namespace AutoGen.Diffusion.Tests;

public sealed class BoxMullerTests
{
    [Fact]
    public void Eight_at_a_time_or_one_by_one_the_numbers_are_those_of_the_scalar_functions()
    {
        // the ends of both ranges and their neighbours, where the series are least at home, and what lies between
        const double Last = uint.MaxValue;
        double[] words = [0, 1, 2, Last - 2, Last - 1, Last, .. Enumerable.Range(0, 300).Select(static index => Math.Floor(Last * index / 299))];
        var us = words.Select(static word => (word + 0.5) / (Last + 1)).Append(1).ToList();
        var angles = words.Select(static word => (word + 0.5) / (Last + 1) * 6.2831855f).Append(0).ToList();
        while (angles.Count % BoxMuller.Width > 0)
            angles.Add(Math.PI);

        foreach (var u in us)
            Compare([.. angles.Select(_ => u)], [.. angles]);
    }

    [Fact]
    public void Philox_draws_what_its_scalar_form_draws()
    {
        // lengths that are not a multiple of the width too
        foreach (var length in new[] { 5, 200_003 })
        {
            var values = new float[length];
            new PhiloxNoise(0x1234_5678_9ABC).Fill(values);
            for (var index = 0; index < length; index++)
                Assert.Equal(ScalarPhilox(0x1234_5678_9ABC, (uint)index), values[index]);
        }
    }

    private static void Compare(double[] us, double[] angles)
    {
        var sines = new float[us.Length];
        BoxMuller.Sines(us, angles, sines);
        Assert.Equal([.. us.Zip(angles, BoxMuller.Sine)], sines);
        var pairs = new float[2 * BoxMuller.Width];
        for (var first = 0; first < us.Length; first += BoxMuller.Width)
        {
            BoxMuller.Pairs(us.AsSpan(first), angles.AsSpan(first), pairs);
            Assert.Equal(sines[first..(first + BoxMuller.Width)], pairs[BoxMuller.Width..]);
            for (var lane = 0; lane < BoxMuller.Width; lane++)
                Assert.Equal(BoxMuller.Cosine(us[first + lane], angles[first + lane]), pairs[lane]);
        }
    }

    /// <summary>The generator as its paper has it, one number at a time.</summary>
    private static float ScalarPhilox(ulong seed, uint element)
    {
        uint[] counter = [0, 0, element, 0];
        var (low, high) = ((uint)seed, (uint)(seed >> 32));
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = ((ulong)counter[0] * 0xD2511F53, (ulong)counter[2] * 0xCD9E8D57);
            counter = [(uint)(second >> 32) ^ counter[1] ^ low, (uint)second, (uint)(first >> 32) ^ counter[3] ^ high, (uint)first];
            (low, high) = (unchecked(low + 0x9E3779B9), unchecked(high + 0xBB67AE85));
        }

        const double Scale = 2.3283064e-10f;
        const double AngleScale = 2.3283064e-10f * 6.2831855f;
        return (float)(Math.Sqrt(-2 * Math.Log((counter[0] * Scale) + (Scale / 2))) * Math.Sin((counter[1] * AngleScale) + (AngleScale / 2)));
    }
}
