using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AutoGen.Automation.Notices;

namespace AutoGen.Automation.Tests.Notices;

/// <summary>Notices at a real server, from the outbox on.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private readonly NoticeBench bench = new();

    [Fact]
    public async Task A_notice_is_posted_with_its_id_and_is_gone_from_the_outbox()
    {
        bench.ChannelToServer();
        bench.Put(NoticeBench.DropNotice());
        Assert.Single(bench.Files);

        await bench.DeliverAsync();

        var request = Assert.Single(bench.Server.Requests);
        Assert.Equal(("POST", "/hook", "application/json"), (request.Method, request.Path, request.Headers["Content-Type"]));
        Assert.Equal("20250131-142233-1234567-9f3ac1-1", request.Headers["webhook-id"]);
        Assert.False(request.Headers.ContainsKey("webhook-signature"));
        var body = JsonNode.Parse(request.Text)!;
        Assert.Equal(("drop.failed", "studio", 38), ((string?)body["type"], (string?)body["data"]!["machine"], (int)body["data"]!["drop"]!["pictures"]!));
        Assert.Equal("/in/failed/scenes.txt.report.json", (string?)body["data"]!["drop"]!["reports"]!["json"]);
        Assert.Empty(bench.Files);
    }

    /// <summary>Computed by the specification's formula, not by the product's code.</summary>
    [Fact]
    public async Task It_is_signed_as_Standard_Webhooks_has_it_with_the_time_of_the_attempt()
    {
        bench.Channel(new NoticeChannel("phone") { Url = bench.Server.Address, SigningSecret = bench.Secret(Key) });
        bench.Server.Answer = _ => new LoopbackAnswer(bench.Server.Requests.Count == 1 ? 503 : 200);
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();
        bench.Time.Advance(6);
        await bench.DeliverAsync();

        Assert.Equal(["1738333353", "1738333359"], bench.Server.Requests.Select(request => request.Headers["webhook-timestamp"]));
        Assert.Single(bench.Server.Requests.Select(request => request.Headers["webhook-id"]).Distinct());
        foreach (var request in bench.Server.Requests)
        {
            var signed = $"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.{request.Text}";
            var expected = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key["whsec_".Length..]), Encoding.UTF8.GetBytes(signed)));
            Assert.Equal("v1," + expected, request.Headers["webhook-signature"]);
        }
    }

    /// <summary>The example of the specification's own libraries.</summary>
    [Fact]
    public void The_signature_equals_that_of_the_reference_libraries()
    {
        var signature = WebhookSignature.Sign(WebhookSignature.Key(Key)!, "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), """{"test": 2432232314}"""u8);

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Theory]
    [InlineData("short", "notice-secret-wrong")]
    [InlineData("not base64, and long enough to be a key", "notice-secret-wrong")]
    [InlineData("", "notice-secret-missing")]
    public async Task A_key_that_is_none_delivers_nothing_and_is_not_told(string key, string code)
    {
        bench.Channel(new NoticeChannel("phone") { Url = bench.Server.Address, SigningSecret = bench.Secret(key) });
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();

        Assert.Empty(bench.Server.Requests);
        Assert.Equal(code, Assert.Single(bench.Outbox.Waiting).Problem!.Code);
        Assert.DoesNotContain(bench.Log.Lines, line => key.Length > 0 && line.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_are_nowhere_but_in_the_request_even_where_the_other_side_repeats_them()
    {
        const string Token = "tk_aVerySecretToken", Path = "api/webhooks/4711/anotherSecret";
        bench.Channel(new NoticeChannel("phone") { UrlSecret = bench.Secret(bench.Server.Address + Path), TokenSecret = bench.Secret(Token), SigningSecret = bench.Secret(Key) });
        bench.Server.Answer = request => new LoopbackAnswer(500, $"no {request.Headers["Authorization"]} at {request.Path}, and not at {bench.Server.Address + Path}");
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();
        bench.Server.Answer = request => new LoopbackAnswer(410, $"{request.Headers["Authorization"]}");
        bench.Time.Advance(6);
        await bench.DeliverAsync();

        Assert.Equal(2, bench.Server.Requests.Count);
        Assert.All(bench.Server.Requests, request => Assert.Equal(("Bearer " + Token, "/" + Path), (request.Headers["Authorization"], request.Path)));
        var told = string.Join('\n', bench.Log.Lines.Concat(bench.Files.Select(file => File.ReadAllText(bench.Folder.At("data", "outbox", file)))));
        Assert.Contains("answered 500 InternalServerError: no Bearer *** at ***", told, StringComparison.Ordinal);
        Assert.Contains("notice-refused", told, StringComparison.Ordinal);
        Assert.All(new[] { Token, "anotherSecret", Key, Key["whsec_".Length..] }, secret => Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(180, 0)] // where what is told of an answer ends
    [InlineData(4080, 0)] // where what is read of it ends
    [InlineData(10, 20_000)]
    public async Task No_part_of_a_secret_is_told_wherever_an_answer_is_cut(int before, int after)
    {
        const string Token = "Q7RW-5KXJ-9VBT-2MLD-8HZS-3NPF-6GYC";
        bench.Channel(new NoticeChannel("phone") { UrlSecret = bench.Secret($"{bench.Server.Address}api/webhooks/4711/{Token}") });
        bench.Server.Answer = request => new LoopbackAnswer(404, $"{new string('x', before)}{request.Path}{new string('x', after)}");
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();
        bench.Server.Answer = request => new LoopbackAnswer(404, $"no {request.Path.Replace("/", "\\/", StringComparison.Ordinal)}, {Token}");
        bench.Time.Advance(6);
        await bench.DeliverAsync();

        Assert.Equal(2, bench.Server.Requests.Count);
        var told = string.Join('\n', bench.Log.Lines.Concat(bench.Files.Select(file => File.ReadAllText(bench.Folder.At("data", "outbox", file)))));
        Assert.Contains("answered 404 NotFound", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Token[..4], told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_may_have_any_name_that_a_variable_has()
    {
        var name = "AUTOGEN_TEST__" + RandomNumberGenerator.GetHexString(12);
        Environment.SetEnvironmentVariable(name, bench.Server.Address + "found");
        try
        {
            bench.Channel(new NoticeChannel("phone") { UrlSecret = name });
            bench.Put(NoticeBench.DropNotice());
            await bench.DeliverAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Assert.Equal("/found", Assert.Single(bench.Server.Requests).Path);
    }

    [Fact]
    public async Task A_secret_may_come_from_secrets_json_of_the_data_folder_and_the_environment_wins()
    {
        Directory.CreateDirectory(bench.Folder.At("data"));
        var name = bench.Secret(bench.Server.Address + "from-environment");
        File.WriteAllText(bench.Folder.At("data", "secrets.json"), $$"""{ "{{name}}": "{{bench.Server.Address}}from-file", "ONLY_IN_FILE": "{{bench.Server.Address}}from-file" }""");
        foreach (var secret in new[] { "ONLY_IN_FILE", name })
        {
            bench.Channel(new NoticeChannel("phone") { UrlSecret = secret });
            bench.Put(NoticeBench.DropNotice());
            await bench.DeliverAsync();
        }

        Assert.Equal(["/from-file", "/from-environment"], bench.Server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task One_that_answers_too_late_costs_an_attempt()
    {
        var answer = new TaskCompletionSource();
        bench.Server.Hold = answer.Task;
        bench.Channel(new NoticeChannel("phone") { Url = bench.Server.Address, Seconds = 10 });
        bench.Put(NoticeBench.DropNotice());
        var delivery = bench.DeliverAsync();
        while (bench.Server.Requests.Count == 0)
            await Task.Yield();
        bench.Time.Advance(10);
        await delivery;
        answer.SetResult();

        Assert.Equal("notice-timeout", Assert.Single(bench.Outbox.Waiting).Problem!.Code);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        bench.Server.Answer = _ => new LoopbackAnswer(302) { Headers = new Dictionary<string, string> { ["Location"] = bench.Server.Address + "other" } };
        bench.ChannelToServer();
        bench.Put(NoticeBench.DropNotice());
        await bench.DeliverAsync();

        Assert.Single(bench.Server.Requests);
        Assert.Equal("notice-refused", Assert.Single(bench.Outbox.Waiting).Problem!.Code);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();
}
