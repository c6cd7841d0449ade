using AutoGen.Automation.Notices;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>What becomes of notices that cannot be delivered, and of those that were under way when the agent ended.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly NoticeBench bench = new();

    [Fact]
    public async Task It_is_tried_again_later_each_time_until_it_is_delivered()
    {
        bench.ChannelToServer();
        bench.Server.Answer = _ => new LoopbackAnswer(bench.Server.Requests.Count <= 6 ? 500 : 200);
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();
        foreach (var rest in new[] { 5, 30, 120, 600, 1800, 3600 })
        {
            var before = bench.Server.Requests.Count;
            bench.Time.Advance(rest - 1);
            await bench.DeliverAsync();
            Assert.Equal(before, bench.Server.Requests.Count);
            bench.Time.Advance(1);
            await bench.DeliverAsync();
            Assert.Equal(before + 1, bench.Server.Requests.Count);
        }

        Assert.Empty(bench.Files);
        Assert.Null(bench.Outbox.SoonestDue());
    }

    [Fact]
    public async Task The_other_side_may_say_when()
    {
        bench.ChannelToServer();
        bench.Server.Answer = _ => new LoopbackAnswer(429) { Headers = new Dictionary<string, string> { ["Retry-After"] = "77" } };
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();

        Assert.Equal(TimeSpan.FromSeconds(77), bench.Outbox.SoonestDue());
    }

    [Fact]
    public async Task After_three_days_it_is_given_up_kept_and_said()
    {
        bench.Channel(new NoticeChannel("phone") { Url = $"http://127.0.0.1:{LoopbackServer.FreePort()}" });
        bench.Put(NoticeBench.DropNotice());
        for (var day = 0; day < 3; day++)
        {
            await bench.DeliverAsync();
            Assert.Single(bench.Outbox.Waiting);
            bench.Time.Advance(24 * 3600);
        }

        await bench.DeliverAsync();

        Assert.Empty(bench.Outbox.Waiting);
        Assert.Equal(["dead/20250131-142233-1234567-9f3ac1-1.to-phone.json"], bench.Files);
        Assert.Equal(1, bench.Outbox.Dead.Count);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("Error 2003: Notice 20250131-142233-1234567-9f3ac1-1 (drop.failed) for channel phone is given up: ", StringComparison.Ordinal) && line.Contains("[notice-unreachable]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(410)]
    public async Task What_the_other_side_will_never_take_is_given_up_at_once(int code)
    {
        bench.ChannelToServer();
        bench.Server.Answer = _ => new LoopbackAnswer(code);
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();

        Assert.Equal(1, bench.Outbox.Dead.Count);
        Assert.Empty(bench.Outbox.Waiting);
    }

    [Fact]
    public async Task One_at_fault_does_not_hold_up_the_others_of_its_channel_for_long()
    {
        bench.ChannelToServer();
        bench.Server.Answer = request => new LoopbackAnswer(request.Headers["webhook-id"] == "poison" ? 500 : 200);
        bench.Put(NoticeBench.DropNotice("poison"));
        bench.Put(NoticeBench.DropNotice("good"));
        await bench.DeliverAsync();
        Assert.Equal(["poison"], bench.Server.Requests.Select(request => request.Headers["webhook-id"]));
        bench.Time.Advance(60);
        bench.Put(NoticeBench.DropNotice("late"));
        await bench.DeliverAsync(); // the poison again
        bench.Time.Advance(29);
        await bench.DeliverAsync();
        bench.Time.Advance(1);
        await bench.DeliverAsync(); // and again
        bench.Time.Advance(60);
        await bench.DeliverAsync();

        Assert.Equal(["good", "late"], bench.Server.Requests.Select(request => request.Headers["webhook-id"]).Where(id => id != "poison"));
        Assert.Equal(["poison"], bench.Outbox.Waiting.Select(entry => entry.Notice.Id));
    }

    [Fact]
    public async Task What_waits_survives_the_end_of_the_agent_and_is_tried_at_once()
    {
        bench.ChannelToServer();
        bench.Server.Answer = _ => new LoopbackAnswer(500);
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();
        bench.Server.Answer = _ => new LoopbackAnswer(200);
        bench.Restart();
        Assert.Equal(1, Assert.Single(bench.Outbox.Waiting).Attempts);
        await bench.DeliverAsync();

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.Empty(bench.Files);
    }

    [Fact]
    public async Task A_channel_that_was_taken_out_has_its_notices_given_up()
    {
        bench.Put(NoticeBench.DropNotice(), "gone");
        await bench.DeliverAsync();

        Assert.Contains("[notice-channel-gone]", Assert.Single(bench.Log.Lines), StringComparison.Ordinal);
        Assert.Equal(1, bench.Outbox.Dead.Count);
    }

    [Fact]
    public void The_same_notice_for_the_same_channel_is_one_and_there_are_never_too_many()
    {
        bench.Put(NoticeBench.DropNotice());
        bench.Put(NoticeBench.DropNotice());
        Assert.Single(bench.Outbox.Waiting);
        for (var number = 0; number <= Outbox.MostWaiting + 100; number++)
            bench.Put(NoticeBench.DropNotice($"n{number:D5}"));

        Assert.Equal(Outbox.MostWaiting, bench.Outbox.Waiting.Count);
        Assert.Equal("n01100", bench.Outbox.Waiting[^1].Notice.Id);
        Assert.Equal(100, bench.Outbox.Dead.Count);
        Assert.Contains(bench.Log.Lines, line => line.Contains("[outbox-full]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_file_is_told_and_left_and_the_others_go_on()
    {
        bench.ChannelToServer();
        bench.Put(NoticeBench.DropNotice());
        File.WriteAllText(bench.Folder.At("data", "outbox", "half.to-phone.json"), "{ \"notice\": ");
        bench.Restart();
        await bench.DeliverAsync();

        Assert.Single(bench.Server.Requests);
        Assert.Equal(["half.to-phone.json"], bench.Files);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("Error 2004: ", StringComparison.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();
}
