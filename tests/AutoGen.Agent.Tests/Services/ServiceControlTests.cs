using AutoGen.Agent.Services;

namespace AutoGen.Agent.Tests.Services;

/// <summary>A service of Windows that is asked to stop, in any state.</summary>
public sealed class ServiceControlTests
{
    private const int CannotAcceptControl = 1061, NotRunning = 1062, AccessDenied = 5;

    private readonly LeapingTime time = new();
    private ServiceState state = ServiceState.Starting;
    private int asked;

    [Fact]
    public async Task One_that_starts_is_asked_again_until_it_hears()
    {
        var problems = await StopAsync(() =>
        {
            state = asked < 3 ? ServiceState.Starting : ServiceState.Stopped;
            return asked < 3 ? CannotAcceptControl : 0;
        });

        Assert.Empty(problems);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task One_that_starts_for_ever_is_given_up_when_patience_ends()
    {
        Assert.Equal("service-not-stopped", Assert.Single(await StopAsync(static () => CannotAcceptControl)).Code);
        Assert.InRange(time.Passed, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(91));
    }

    [Fact]
    public async Task One_that_hears_and_does_not_end_is_given_up_too() =>
        Assert.Equal("service-not-stopped", Assert.Single(await StopAsync(static () => 0)).Code);

    [Fact]
    public async Task One_that_does_not_run_is_stopped()
    {
        state = ServiceState.Stopped;

        Assert.Empty(await StopAsync(static () => NotRunning));
    }

    [Fact]
    public async Task What_Windows_refuses_is_not_asked_twice()
    {
        Assert.Equal("service-needs-rights", Assert.Single(await StopAsync(static () => AccessDenied)).Code);
        Assert.Equal(1, asked);
    }

    private Task<IReadOnlyList<Protocol.Problem>> StopAsync(Func<int> answer) =>
        new ServiceControl("Windows service", () => new ServiceNative.Status { State = state }, time).StopAsync(
            () =>
            {
                asked++;
                return answer();
            },
            CancellationToken.None);

    /// <summary>A clock that goes on by what is waited for.</summary>
    private sealed class LeapingTime : TimeProvider
    {
        private long now;

        public TimeSpan Passed => new(now);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            now += dueTime.Ticks;
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
