namespace AutoGen.Abstractions.Tests;

public sealed class LatentTests
{
    // 30 values: some whole vectors and a rest, whatever the vector length of the machine.
    private static readonly LatentShape shape = new(1, 2, 3, 5);

    private static readonly Latent left = Counting(static index => index - 7.5f);
    private static readonly Latent right = Counting(static index => (index * index) + 0.25f);

    [Fact]
    public void Operators_work_element_by_element()
    {
        AssertValues(index => left.Values[index] + right.Values[index], left + right);
        AssertValues(index => left.Values[index] - right.Values[index], left - right);
        AssertValues(index => left.Values[index] * 1.5f, left * 1.5);
        AssertValues(index => left.Values[index] * 1.5f, 1.5 * left);
        AssertValues(index => left.Values[index] * 0.25f, left / 4);
        AssertValues(index => -left.Values[index], -left);
    }

    [Fact]
    public void Map_and_zip_work_element_by_element()
    {
        AssertValues(index => Math.Abs(left.Values[index]), left.Map(Math.Abs));
        AssertValues(index => Math.Max(left.Values[index], right.Values[index]), left.Zip(right, Math.Max));
    }

    [Fact]
    public void No_operation_changes_its_operands()
    {
        var (before, other) = (left.Values.ToArray(), right.Values.ToArray());
        _ = ((left + right) - (left * 3)).Zip(right, static (a, b) => a * b);
        Assert.Equal(before, left.Values);
        Assert.Equal(other, right.Values);
    }

    [Fact]
    public void From_copies_so_that_later_writes_do_not_reach_it()
    {
        var values = new float[shape.Length];
        var latent = Latent.From(shape, values);
        values[0] = 1;
        Assert.Equal(0, latent.Values[0]);
    }

    [Fact]
    public void From_refuses_another_number_of_values()
    {
        var message = Assert.Throws<ArgumentException>(() => Latent.From(shape, new float[29])).Message;
        Assert.StartsWith("29 values do not fill a latent of 1x2x3x5 = 30.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_must_be_equal()
    {
        var other = Latent.Zeros(shape with { Width = 4 });
        var message = Assert.Throws<ArgumentException>(() => left + other).Message;
        Assert.Equal("Latents of 1x2x3x5 and 1x2x3x4 cannot be combined.", message);
        Assert.Throws<ArgumentException>(() => left - other);
        Assert.Throws<ArgumentException>(() => left.Zip(other, Math.Max));
    }

    [Fact]
    public void Norm_is_Euclidean_and_summed_in_double()
    {
        Assert.Equal(5, Latent.From(new LatentShape(1, 1, 1, 2), [3, -4]).Norm());
        // 4096^2 = 2^24: added in float32 the ones would vanish.
        Assert.Equal(Math.Sqrt((1 << 24) + 3), Latent.From(new LatentShape(1, 1, 1, 4), [4096, 1, 1, 1]).Norm(), 1e-9);
    }

    [Theory]
    [InlineData(1f, true)]
    [InlineData(float.MaxValue, true)]
    [InlineData(float.NaN, false)]
    [InlineData(float.PositiveInfinity, false)]
    [InlineData(float.NegativeInfinity, false)]
    public void IsFinite_finds_one_bad_value(float last, bool expected)
    {
        var values = new float[shape.Length];
        values[^1] = last;
        Assert.Equal(expected, Latent.From(shape, values).IsFinite());
    }

    private static Latent Counting(Func<int, float> value) => Latent.Create(shape, value, static (values, of) =>
    {
        for (var index = 0; index < values.Length; index++)
            values[index] = of(index);
    });

    private static void AssertValues(Func<int, float> expected, Latent actual)
    {
        Assert.Equal(shape, actual.Shape);
        Assert.Equal(Enumerable.Range(0, shape.Length).Select(expected), actual.Values.ToArray());
    }
}
