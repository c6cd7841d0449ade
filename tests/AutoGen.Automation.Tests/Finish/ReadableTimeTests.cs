using AutoGen.Automation.Finish;

namespace AutoGen.Automation.Tests.Finish;

public sealed class ReadableTimeTests
{
    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.6, "1 min")]
    [InlineData(252, "4 min 12 s")]
    [InlineData(3600, "1 h")]
    [InlineData(11130, "3 h 5 min")]
    [InlineData(183600, "2 d 3 h")]
    public void A_duration_has_the_two_units_that_matter(double seconds, string text) =>
        Assert.Equal(text, ReadableTime.Duration(seconds));

    [Fact]
    public void A_moment_is_told_in_the_time_of_its_reader()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("there", TimeSpan.FromHours(5.5), "there", "there");
        Assert.Equal("Sat 2025-02-01 03:52:33 +05:30", ReadableTime.Moment(new DateTimeOffset(2025, 1, 31, 22, 22, 33, TimeSpan.Zero), zone));
    }
}
