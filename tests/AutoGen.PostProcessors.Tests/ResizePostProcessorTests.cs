namespace AutoGen.PostProcessors.Tests;

public sealed class ResizePostProcessorTests
{
    [Theory]
    [InlineData(40, 30, 0, ResizeMode.Stretch, 40, 30)]
    [InlineData(40, 0, 0, ResizeMode.Stretch, 40, 20)]
    [InlineData(0, 30, 0, ResizeMode.Stretch, 60, 30)]
    [InlineData(0, 0, 2.5, ResizeMode.Stretch, 50, 25)]
    [InlineData(0, 0, 0.01, ResizeMode.Stretch, 1, 1)]
    [InlineData(40, 40, 0, ResizeMode.Fit, 40, 20)]
    [InlineData(40, 40, 0, ResizeMode.Fill, 40, 40)]
    public void The_size_follows_width_height_factor_and_mode(int width, int height, double factor, ResizeMode mode, int wantedWidth, int wantedHeight)
    {
        var options = new ResizeOptions { Width = width, Height = height, Factor = factor, Mode = mode };

        var result = new ResizePostProcessor(options).Process(Pictures.Plain(20, 10, 10, 20, 30));

        Assert.Equal((wantedWidth, wantedHeight), (result.Width, result.Height));
        Assert.All(Enumerable.Range(0, wantedWidth), column => Assert.Equal([10, 20, 30], result.At(column, wantedHeight / 2)));
        Assert.Equal("text", result.Metadata["kept"]);
    }

    [Fact]
    public void Nearest_repeats_pixels_exactly()
    {
        var picture = Pictures.Make(3, 2, 3, (column, row) => [(byte)(column * 100), (byte)(row * 200), 7]);

        var result = new ResizePostProcessor(new ResizeOptions { Factor = 4, Filter = ResizeFilter.Nearest }).Process(picture);

        for (var row = 0; row < 8; row++)
        {
            for (var column = 0; column < 12; column++)
                Assert.Equal(picture.At(column / 4, row / 4), result.At(column, row));
        }
    }

    [Theory]
    [InlineData(ResizeFilter.Lanczos)]
    [InlineData(ResizeFilter.Bicubic)]
    public void A_smooth_filter_doubles_a_ramp_as_its_formula_says(ResizeFilter filter)
    {
        var ramp = Pictures.Make(16, 1, 3, (column, _) => [(byte)(column * 16), (byte)(column * column), 128]);

        var result = new ResizePostProcessor(new ResizeOptions { Width = 32, Height = 1, Filter = filter }).Process(ramp);

        for (var column = 6; column < 26; column++)
        {
            var wanted = Interpolate(filter, position => ramp.At(position, 0)[1], ((column + 0.5) / 2) - 0.5);
            Assert.InRange(result.At(column, 0)[1] - wanted, -0.51, 0.51);
        }
    }

    [Fact]
    public void Transparent_pixels_do_not_bleed_their_colour()
    {
        var halves = Pictures.Make(16, 16, 4, (column, _) => column < 8 ? [255, 0, 0, 255] : [0, 255, 0, 0]);

        var result = new ResizePostProcessor(new ResizeOptions { Factor = 2, Filter = ResizeFilter.Bicubic }).Process(halves);

        Assert.Equal(4, result.Channels);
        for (var column = 0; column < 32; column++)
        {
            var pixel = result.At(column, 16);
            Assert.True(pixel[3] == 0 || pixel[1] <= 2, $"column {column} is {string.Join(",", pixel)}");
        }
    }

    [Fact]
    public void Fill_crops_around_the_middle()
    {
        var stripes = Pictures.Make(40, 10, 3, (column, _) => column is >= 15 and < 25 ? [255, 255, 255] : [0, 0, 0]);

        var result = new ResizePostProcessor(new ResizeOptions { Width = 10, Height = 10, Mode = ResizeMode.Fill }).Process(stripes);

        Assert.Equal([255, 255, 255], result.At(5, 5));
        Assert.Equal([255, 255, 255], result.At(1, 5));
    }

    [Fact]
    public void Without_any_size_it_says_what_it_needs()
    {
        Assert.Contains("width, a height or a factor", Assert.Single(Faults.Of(new ResizeOptions())), StringComparison.Ordinal);
        Assert.Empty(Faults.Of(new ResizeOptions { Factor = 2 }));
    }

    [Fact]
    public void A_picture_beyond_memory_is_refused_before_it_is_made()
    {
        var resize = new ResizePostProcessor(new ResizeOptions { Width = 16384, Height = 16384 });

        var fault = Assert.Throws<InvalidOperationException>(() => resize.Process(Pictures.Plain(2, 2, 1, 2, 3)));

        Assert.Contains("16384 x 16384", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>The textbook kernels, evaluated where the sample is wanted.</summary>
    private static double Interpolate(ResizeFilter filter, Func<int, byte> source, double position)
    {
        var radius = filter == ResizeFilter.Lanczos ? 3 : 2;
        var (sum, weights) = (0.0, 0.0);
        for (var index = (int)Math.Ceiling(position - radius); index <= position + radius; index++)
        {
            var weight = filter == ResizeFilter.Lanczos ? Lanczos(index - position) : CatmullRom(Math.Abs(index - position));
            sum += weight * source(index);
            weights += weight;
        }

        return sum / weights;
    }

    private static double Lanczos(double x) =>
        x == 0 ? 1 : Math.Abs(x) >= 3 ? 0 : 3 * Math.Sin(Math.PI * x) * Math.Sin(Math.PI * x / 3) / (Math.PI * Math.PI * x * x);

    private static double CatmullRom(double x) => x switch
    {
        < 1 => (1.5 * x * x * x) - (2.5 * x * x) + 1,
        < 2 => (-0.5 * x * x * x) + (2.5 * x * x) - (4 * x) + 2,
        _ => 0,
    };
}
