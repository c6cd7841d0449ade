namespace AutoGen.PostProcessors.Tests;

public sealed class SharpenPostProcessorTests
{
    [Fact]
    public void A_plain_picture_stays_as_it_is()
    {
        var plain = Pictures.Plain(9, 7, 40, 50, 60);

        var result = new SharpenPostProcessor(new SharpenOptions { Amount = 5 }).Process(plain);

        Assert.Equal(plain.Pixels.ToArray(), result.Pixels.ToArray());
        Assert.Equal("text", result.Metadata["kept"]);
    }

    [Fact]
    public void An_edge_gets_the_overshoot_that_the_Gaussian_predicts()
    {
        var edge = Pictures.Make(40, 5, 3, (column, _) => column < 20 ? [100, 0, 0] : [150, 0, 0]);

        var result = new SharpenPostProcessor(new SharpenOptions { Radius = 2, Amount = 0.8 }).Process(edge);

        for (var column = 8; column < 32; column++)
        {
            double value = column < 20 ? 100 : 150;
            var wanted = Math.Round(value + (0.8 * (value - BlurredEdge(column, 2))));
            Assert.InRange(result.At(column, 2)[0] - wanted, -1, 1);
        }
    }

    [Fact]
    public void Differences_below_the_threshold_are_left_alone()
    {
        var noise = Pictures.Make(16, 16, 3, (column, row) => (column + row) % 2 == 0 ? [100, 100, 100] : [104, 104, 104]);

        var result = new SharpenPostProcessor(new SharpenOptions { Amount = 2, Threshold = 10 }).Process(noise);

        Assert.Equal(noise.Pixels.ToArray(), result.Pixels.ToArray());
    }

    [Fact]
    public void Alpha_is_not_touched_and_levels_stay_in_range()
    {
        var picture = Pictures.Make(8, 8, 4, (column, row) => [(byte)(column < 4 ? 0 : 255), 10, 20, (byte)(row * 30)]);

        var result = new SharpenPostProcessor(new SharpenOptions { Radius = 1, Amount = 5 }).Process(picture);

        Assert.Equal((0, 255), (result.At(3, 4)[0], result.At(4, 4)[0]));
        Assert.All(Enumerable.Range(0, 8), row => Assert.Equal(row * 30, result.At(2, row)[3]));
    }

    /// <summary>A step from 100 to 150 at 20, blurred: the discrete normal weights beyond the edge, out to three deviations.</summary>
    private static double BlurredEdge(int column, double deviation)
    {
        var offsets = Enumerable.Range(-6, 13).ToList();
        double Weight(int offset) => Math.Exp(-(offset * offset) / (2 * deviation * deviation));
        var high = offsets.Where(offset => column + offset >= 20).Sum(Weight) / offsets.Sum(Weight);
        return 100 + (50 * high);
    }
}
