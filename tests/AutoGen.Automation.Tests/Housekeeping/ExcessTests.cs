using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Housekeeping;

public sealed class ExcessTests
{
    private static readonly DateTimeOffset Now = new(2025, 1, 31, 12, 0, 0, TimeSpan.Zero);

    /// <summary>One megabyte for each, of 1, 2, 3, 4 and 5 days; the name is the age.</summary>
    private static readonly Item[] Items = [.. new[] { 3, 1, 5, 2, 4 }.Select(days => new Item(days, Now.AddDays(-days), 1_000_000))];

    [Fact]
    public void Nothing_goes_where_there_is_no_limit()
    {
        Assert.Empty(Excess.Of(Items, null, Now));
        Assert.Empty(Excess.Of(Items, new RetentionLimits(), Now));
    }

    [Theory]
    [InlineData(3.5, null, null, new[] { 5, 4 })]
    [InlineData(5d, null, null, new int[0])]
    [InlineData(null, 2, null, new[] { 5, 4, 3 })]
    [InlineData(null, 5, null, new int[0])]
    [InlineData(null, null, 4.5, new[] { 5 })]
    [InlineData(null, null, 5d, new int[0])]
    [InlineData(4.5, 3, 1d, new[] { 5, 4, 3, 2 })]
    public void The_oldest_go_until_every_limit_holds(double? days, int? count, double? megabytes, int[] gone) =>
        Assert.Equal(gone, Excess.Of(Items, new RetentionLimits { Days = days, Count = count, Megabytes = megabytes }, Now).Select(item => item.Age));

    [Fact]
    public void What_was_finished_by_a_clock_that_went_ahead_is_not_old() =>
        Assert.Empty(Excess.Of([new Item(0, Now.AddDays(1), 1)], new RetentionLimits { Days = 0.5 }, Now));

    private sealed record Item(int Age, DateTimeOffset Finished, long Bytes) : IKept;
}
