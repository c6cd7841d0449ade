using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Workers;

namespace AutoGen.Automation.Tests.Workers;

public sealed class BackoffTests
{
    private readonly FakeTime time = new();

    [Fact]
    public void The_wait_doubles_from_one_second_to_a_minute_and_starts_anew_after_a_good_render()
    {
        var backoff = new Backoff(time);
        var waits = new List<double>();
        for (var crash = 0; crash < 8; crash++)
        {
            backoff.Raise();
            waits.Add(backoff.Left.TotalSeconds);
        }

        backoff.Reset();
        Assert.Equal(TimeSpan.Zero, backoff.Left);
        backoff.Raise();

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits);
        Assert.Equal(1, backoff.Left.TotalSeconds);
    }

    [Fact]
    public void What_has_passed_is_not_waited_again()
    {
        var backoff = new Backoff(time);
        backoff.Raise();

        time.Advance(0.75);
        Assert.Equal(0.25, backoff.Left.TotalSeconds);
        time.Advance(1);
        Assert.Equal(TimeSpan.Zero, backoff.Left);
    }
}
