using AutoGen.Automation.Health;
using AutoGen.Automation.Scheduling;
using AutoGen.Automation.Tests.Support;
using Quartz;

namespace AutoGen.Automation.Tests.Health;

/// <summary>What a watchdog goes by: the agent must be restarted where it stands still, and never where it is only busy.</summary>
public sealed class AgentPulseTests
{
    private static readonly JobKey Feed = new("feed"), Scan = new("scan");

    private readonly FakeTime time = new();
    private readonly HealthBoard board = new();
    private readonly Pulse jobs;
    private readonly AgentPulse pulse;

    public AgentPulseTests()
    {
        jobs = new Pulse(time);
        pulse = new AgentPulse(board, jobs, time);
    }

    [Fact]
    public void An_agent_that_looks_at_itself_and_whose_jobs_begin_lives()
    {
        for (var minute = 0; minute < 20; minute++)
        {
            Look(1);
            jobs.Expect(Feed, TimeSpan.FromSeconds(15));
            jobs.Began(Feed);
            jobs.Ended(Feed);
            Assert.True(pulse.Beats);
        }
    }

    [Fact]
    public void One_that_does_not_look_at_itself_any_more_does_not()
    {
        Look(1);
        time.Advance(119);
        Assert.True(pulse.Beats);
        time.Advance(1);
        Assert.False(pulse.Beats);
        Look(0);
        Assert.True(pulse.Beats);
    }

    [Fact]
    public void One_that_never_looked_at_itself_does_not_after_the_same_time()
    {
        time.Advance(119);
        Assert.True(pulse.Beats);
        time.Advance(1);
        Assert.False(pulse.Beats);
    }

    [Fact]
    public void One_whose_jobs_do_not_begin_any_more_does_not_also_when_they_are_scheduled_again_and_again()
    {
        jobs.Expect(Feed, TimeSpan.FromSeconds(15));
        jobs.Began(Feed);
        jobs.Ended(Feed);
        for (var minute = 0; minute < 4; minute++)
        {
            Look(1);
            jobs.Expect(Feed, TimeSpan.FromSeconds(15));
            Assert.True(pulse.Beats);
        }

        Look(1);
        Assert.False(pulse.Beats);
    }

    [Fact]
    public void One_job_that_hangs_stops_nothing_while_the_others_begin()
    {
        jobs.Expect(Feed, TimeSpan.FromSeconds(15));
        jobs.Expect(Scan, TimeSpan.FromSeconds(5));
        jobs.Began(Scan);
        for (var minute = 0; minute < 20; minute++)
        {
            Look(1);
            jobs.Began(Feed);
            jobs.Ended(Feed);
        }

        Assert.True(pulse.Beats);
    }

    [Fact]
    public void Before_there_are_jobs_there_is_nothing_to_miss()
    {
        for (var minute = 0; minute < 20; minute++)
            Look(1);
        Assert.True(pulse.Beats);
    }

    /// <summary>A look that ends so many minutes later.</summary>
    private void Look(int minutes)
    {
        time.Advance(60 * minutes);
        board.Looked = time.GetTimestamp();
    }
}
