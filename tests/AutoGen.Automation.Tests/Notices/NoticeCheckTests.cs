using AutoGen.Automation.Notices;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Notices;

public sealed class NoticeCheckTests
{
    private const string Leaked = "https://discord.com/api/webhooks/1/s3cret";
    private static readonly NoticeChannel Good = new("phone") { Url = "https://ntfy.sh/topic", Format = "ntfy" };

    [Fact]
    public void What_is_right_has_no_problems() =>
        Assert.Empty(NoticeCheck.Check([Good, new NoticeChannel("chat") { Format = "slack", UrlSecret = "SLACK_URL", Events = [NoticeEvents.DropFailed] }], []));

    [Fact]
    public void Everything_that_is_wrong_with_a_channel_is_told_at_once() => Assert.Equal(
        ["notice-value-wrong name", "notice-value-wrong format", "notice-address-missing url", "notice-event-unknown events", "notice-value-wrong timeoutSeconds"],
        NoticeCheck.Check([new NoticeChannel("a phone") { Format = "fax", Events = ["drop.gone"], Seconds = 0 }], []).Select(problem => $"{problem.Code} {problem.Key!.Split('.')[^1]}"));

    [Fact]
    public void An_address_or_a_key_in_the_place_of_a_name_is_not_repeated()
    {
        var problems = NoticeCheck.Check([Good with { Url = null, UrlSecret = Leaked, SigningSecret = "whsec_s3cret+/=", TokenSecret = "tk s3cret" }, Good with { Url = "s3cret://x" }], []);

        Assert.Equal(["notice-secret-name-wrong", "notice-secret-name-wrong", "notice-secret-name-wrong", "notice-value-wrong"], problems.Select(problem => problem.Code));
        Assert.All(problems, problem => Assert.DoesNotContain("s3cret", problem.ToString() + problem.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void A_watch_may_name_only_channels_and_events_that_there_are_and_a_hook_needs_a_program()
    {
        using var folder = new TempFolder();
        var watch = Workbench.WatchIn(folder) with
        {
            Notices = new NoticeRoute { To = ["phone", "fone"], Events = [NoticeEvents.Unhealthy] },
            Hook = new HookSettings { Run = [], Seconds = 0, Events = ["drop.gone"] },
        };

        Assert.Equal(
            ["notice-channel-unknown", "notice-event-unknown", "hook-program-missing", "watch-value-out-of-range", "notice-event-unknown"],
            NoticeCheck.Check([Good], [watch]).Select(problem => problem.Code));
    }
}
