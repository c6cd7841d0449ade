using AutoGen.Automation.Files;
using AutoGen.Automation.Health;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Health;

/// <summary>What is unwell is told once, and once that it has passed.</summary>
public sealed class HealthNoticesTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly Outbox outbox;
    private HealthNotices notices;

    public HealthNoticesTests()
    {
        outbox = new Outbox(new DataFolder(folder.At("data")), new DurableFiles(), time, new Logger<Outbox>(new LogList()));
        notices = Open();
    }

    [Fact]
    public void Unhealthy_for_a_while_is_told_once_and_healthy_for_a_while_once()
    {
        Look(HealthState.Unhealthy, times: 20); // 20 looks, 15 s apart: the last is 4:45 after the first
        Assert.Empty(outbox.Waiting);
        Look(HealthState.Unhealthy, times: 200);
        var told = Assert.Single(outbox.Waiting).Notice;
        Assert.Equal((NoticeEvents.Unhealthy, "unhealthy", "disk-nearly-full"), (told.Type, told.Health!.State, told.Health.Problems.Single().Code));

        Look(HealthState.Degraded, times: 20);
        Assert.Single(outbox.Waiting);
        Look(HealthState.Healthy, times: 200);
        Assert.Equal([NoticeEvents.Unhealthy, NoticeEvents.Healthy], outbox.Waiting.Select(entry => entry.Notice.Type));
        Assert.Equal("disk-nearly-full", outbox.Waiting[1].Notice.Health!.Problems.Single().Code);
    }

    [Fact]
    public void What_passes_quickly_is_not_told()
    {
        for (var round = 0; round < 10; round++)
        {
            Look(HealthState.Unhealthy, times: 10);
            Look(HealthState.Healthy, times: 2);
        }

        Assert.Empty(outbox.Waiting);
    }

    [Fact]
    public void A_restart_tells_nothing_twice_and_forgets_nothing()
    {
        Look(HealthState.Unhealthy, times: 30);
        notices = Open();
        Look(HealthState.Unhealthy, times: 30);
        Assert.Single(outbox.Waiting);
        notices = Open();
        Look(HealthState.Healthy, times: 30);
        Assert.Equal(2, outbox.Waiting.Count);
    }

    public void Dispose() => folder.Dispose();

    private HealthNotices Open()
    {
        var options = new LiveOptions(new AutomationOptions
        {
            Notices = [new("phone") { Url = "http://localhost" }, new("failures") { Url = "http://localhost", Events = [NoticeEvents.DropFailed] }],
        });
        return new HealthNotices(outbox, options, new DataFolder(folder.At("data")), new DurableFiles(), time, new Logger<HealthNotices>(new LogList()));
    }

    private void Look(HealthState state, int times)
    {
        for (; times > 0; times--)
        {
            notices.Take(new AgentHealth(state, time.GetUtcNow(), time.GetUtcNow())
            {
                Checks = [new HealthFinding("disk", state) { Problems = state == HealthState.Healthy ? [] : [new Problem("disk-nearly-full", "Only 3 MB are free.")] }],
            });
            time.Advance(HealthMonitor.Interval.TotalSeconds);
        }
    }
}
