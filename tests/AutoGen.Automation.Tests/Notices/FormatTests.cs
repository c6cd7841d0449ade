using System.Globalization;
using System.Text.Json.Nodes;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Notices.Formats;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>What each kind of receiver gets, at a real server.</summary>
public sealed class FormatTests : IAsyncLifetime
{
    private readonly NoticeBench bench = new();

    [Fact]
    public void A_run_that_made_nothing_before_its_window_closed_is_no_good_news()
    {
        var notice = NoticeBench.DropNotice();
        var left = notice with { Type = NoticeEvents.ScheduleFailed, Drop = notice.Drop! with { Schedule = "nightly", Pictures = 0, Failures = 0, Rejected = 0, Left = 3 } };
        Assert.Equal(("Schedule nightly: failed", false), (NoticeText.Of(left).Title, NoticeText.Of(left).IsGood));
        Assert.True(NoticeText.Of(left with { Drop = left.Drop! with { Outcome = "done", Pictures = 1 } }).IsGood);
    }

    [Fact]
    public async Task Discord_gets_an_embed_in_which_nothing_is_markdown_and_nobody_is_mentioned()
    {
        var body = JsonNode.Parse((await SendAsync("discord", Named("*a* @everyone <@1>.txt"))).Text)!;

        Assert.True(JsonNode.DeepEquals(body, new JsonObject
        {
            ["embeds"] = new JsonArray(new JsonObject
            {
                ["title"] = @"\*a\* \@everyone \<\@1\>.txt \(inbox\)\: failed",
                ["description"] = "38 of 40 pictures made in 1 h 5 min\nrequests rejected for 1 reason\n2 x The disk is full. Free space. \\[disk\\-full\\]\nReport\\: /in/failed/scenes.txt.report.txt",
                ["color"] = 0xC0392B,
                ["timestamp"] = "2025-01-31T14:22:33.0000000+00:00",
            }),
            ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
        }), body.ToJsonString());
    }

    [Fact]
    public async Task Slack_gets_plain_text_in_which_nothing_is_a_link_or_a_mention()
    {
        var body = JsonNode.Parse((await SendAsync("slack", Named("<!channel> & *a*.txt"))).Text)!;

        Assert.True(JsonNode.DeepEquals(body, new JsonObject
        {
            ["text"] = "❌ &lt;!channel&gt; &amp; *a*.txt (inbox): failed",
            ["blocks"] = new JsonArray(
                new JsonObject { ["type"] = "header", ["text"] = Plain("❌ &lt;!channel&gt; &amp; *a*.txt (inbox): failed") },
                new JsonObject { ["type"] = "section", ["text"] = Plain("38 of 40 pictures made in 1 h 5 min\nrequests rejected for 1 reason\n2 x The disk is full. Free space. [disk-full]\nReport: /in/failed/scenes.txt.report.txt") }),
            ["unfurl_links"] = false,
        }), body.ToJsonString());

        static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };
    }

    [Fact]
    public async Task Ntfy_gets_the_message_as_body_and_title_priority_and_tags_as_headers()
    {
        var request = await SendAsync("ntfy", Named("猫 🎉.txt"));

        Assert.Equal(("POST", "text/plain; charset=utf-8"), (request.Method, request.Headers["Content-Type"]));
        Assert.Equal("=?UTF-8?B?" + Convert.ToBase64String("猫 🎉.txt (inbox): failed"u8) + "?=", request.Headers["Title"]);
        Assert.Equal(("4", "warning"), (request.Headers["Priority"], request.Headers["Tags"]));
        Assert.StartsWith("38 of 40 pictures made in 1 h 5 min\n", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_goes_along_where_it_is_wanted_and_the_format_can()
    {
        var picture = bench.Folder.At("a \"b\".png");
        File.WriteAllBytes(picture, SignatureInspector.Png);
        var notice = NoticeBench.DropNotice();
        notice = notice with { Drop = notice.Drop! with { FirstPicture = picture } };

        var discord = await SendAsync("discord", notice, picture: true);
        var ntfy = await SendAsync("ntfy", notice, picture: true);
        var plain = await SendAsync("discord", notice);

        Assert.StartsWith("multipart/form-data; boundary=", discord.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("name=payload_json", discord.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"files[0]\"; filename=a__b_.png", discord.Text, StringComparison.Ordinal);
        Assert.Contains("attachment://a__b_.png", discord.Text, StringComparison.Ordinal);
        Assert.True(discord.Body.AsSpan().IndexOf(SignatureInspector.Png) > 0);
        Assert.Equal(("PUT", "a__b_.png", "image/png"), (ntfy.Method, ntfy.Headers["Filename"], ntfy.Headers["Content-Type"]));
        Assert.Equal(SignatureInspector.Png, ntfy.Body);
        Assert.StartsWith("=?UTF-8?B?", ntfy.Headers["Message"], StringComparison.Ordinal);
        Assert.Equal("application/json", plain.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_picture_that_is_gone_or_too_large_is_left_out()
    {
        var notice = NoticeBench.DropNotice();
        var large = bench.Folder.At("large.png");
        using (var file = File.Create(large))
            file.SetLength((2 << 20) + 1);
        foreach (var path in new[] { bench.Folder.At("gone.png"), large })
            Assert.Equal("POST", (await SendAsync("ntfy", notice with { Drop = notice.Drop! with { FirstPicture = path } }, picture: true)).Method);
    }

    [Fact]
    public async Task Of_several_pictures_the_contact_sheet_goes_along()
    {
        File.WriteAllBytes(bench.Folder.At("first.png"), SignatureInspector.Png);
        File.WriteAllBytes(bench.Folder.At("sheet.jpg"), SignatureInspector.Png);
        var notice = NoticeBench.DropNotice();
        notice = notice with { Drop = notice.Drop! with { FirstPicture = bench.Folder.At("first.png"), Sheet = bench.Folder.At("sheet.jpg") } };

        Assert.Equal("sheet.jpg", (await SendAsync("ntfy", notice, picture: true)).Headers["Filename"]);
        Assert.Equal("first.png", (await SendAsync("ntfy", notice with { Drop = notice.Drop with { Pictures = 1 } }, picture: true)).Headers["Filename"]);
    }

    [Theory]
    [InlineData("discord")]
    [InlineData("slack")]
    [InlineData("ntfy")]
    public async Task Texts_without_end_are_cut_to_what_the_other_side_takes(string format)
    {
        var notice = Named(new string('<', 3000) + "👩‍👩‍👧‍👦.txt");
        notice = notice with { Drop = notice.Drop! with { Reasons = [new NoticeReason("x", 1, string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦<", 3000)))] } };
        var request = await SendAsync(format, notice);

        if (format == "ntfy")
        {
            Assert.InRange(request.Body.Length, 3900, 4096);
            Assert.True(request.Headers["Title"].Length < 1000);
        }
        else
        {
            var body = JsonNode.Parse(request.Text)!;
            var (title, text) = format == "discord"
                ? ((string)body["embeds"]![0]!["title"]!, (string)body["embeds"]![0]!["description"]!)
                : ((string)body["blocks"]![0]!["text"]!["text"]!, (string)body["blocks"]![1]!["text"]!["text"]!);
            Assert.InRange(title.Length, 100, format == "discord" ? 256 : 150);
            Assert.InRange(text.Length, 2900, format == "discord" ? 4096 : 3000);
            Assert.EndsWith(" …", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a👩‍👩‍👧‍👦b", 15, "a👩‍👩‍👧‍👦b")]
    [InlineData("a👩‍👩‍👧‍👦bcd", 14, "a👩‍👩‍👧‍👦 …")]
    [InlineData("a👩‍👩‍👧‍👦bcd", 13, "a …")]
    public void No_character_is_cut_in_two(string text, int most, string expected) => Assert.Equal(expected, NoticeWords.Cut(text, most));

    [Fact]
    public void Health_and_tests_are_told_in_words_too()
    {
        var moment = DateTimeOffset.Parse("2025-01-31T14:22:33Z", CultureInfo.InvariantCulture);
        var sick = NoticeText.Of(new Notice("1", NoticeEvents.Unhealthy, moment, "studio") { Health = new HealthNotice(HealthNotice.Unhealthy, moment, [new("disk-nearly-full", "Only 3 MB are free.")]) });

        Assert.Equal(("AutoGen on studio is unhealthy", "Only 3 MB are free. [disk-nearly-full]", false), (sick.Title, sick.Body, sick.IsGood));
        Assert.True(NoticeText.Of(new Notice("1", NoticeEvents.Test, moment, "studio")).IsGood);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    private static Notice Named(string source)
    {
        var notice = NoticeBench.DropNotice();
        return notice with { Drop = notice.Drop! with { Source = source } };
    }

    private async Task<LoopbackRequest> SendAsync(string format, Notice notice, bool picture = false)
    {
        bench.Channel(new NoticeChannel("phone") { Url = bench.Server.Address + "topic", Format = format, Picture = picture });
        bench.Put(notice);
        await bench.DeliverAsync();
        return bench.Server.Requests[^1];
    }
}
