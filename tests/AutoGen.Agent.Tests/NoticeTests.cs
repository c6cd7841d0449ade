using AutoGen.Agent.Configuration;

namespace AutoGen.Agent.Tests;

/// <summary>Notices as they are configured and tried: <c>autogen notice test</c>, and what is shown of them.</summary>
public sealed class NoticeTests : IAsyncLifetime
{
    private const string Secret = "aVerySecretTopic";
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer server = new();

    [Fact]
    public async Task A_test_arrives_at_each_channel_and_says_which_did_not_get_it()
    {
        folder.Write($$"""{ "PHONE_URL": "{{server.Address}}{{Secret}}" }""", "data", "secrets.json");
        Configure($$"""
            { "notices": {
                "phone": { "format": "ntfy", "urlSecret": "PHONE_URL" },
                "chat": { "format": "slack", "urlSecret": "AUTOGEN_NOT_THERE" },
                "own": { "url": "{{server.Address}}own" } } }
            """);

        var all = await Cli.RunAsync("notice", "test", "--data", folder["data"]);
        var one = await Cli.RunAsync("notice", "test", "own", "--json", "--data", folder["data"]);
        var unknown = await Cli.RunAsync("notice", "test", "fone", "--data", folder["data"]);

        var doctor = await Cli.RunAsync("doctor", "--data", folder["data"]);
        Assert.Contains("ok       phone: ntfy, secret PHONE_URL", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("warning  chat: The channel \"chat\" needs the secret AUTOGEN_NOT_THERE", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, doctor.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Failed, ExitCode.Done, ExitCode.BadInput), (all.Code, one.Code, unknown.Code));
        Assert.Contains("phone (ntfy): delivered", all.Output, StringComparison.Ordinal);
        Assert.Contains("[notice-secret-missing]", all.Error, StringComparison.Ordinal);
        Assert.Equal([$"/{Secret}", "/own", "/own"], server.Requests.Select(static request => request.Path));
        Assert.Equal("own", one.Json[0].Text("channel"));
        Assert.Contains("Did you mean phone?", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_doctor_nor_messages_show_what_may_be_secret()
    {
        Configure($$"""
            { "notices": {
                "own": { "url": "https://me:{{Secret}}@example.org/{{Secret}}" },
                "wrong": { "format": "discord", "urlSecret": "https://example.org/{{Secret}}" },
                "list": { "url": ["https://example.org/{{Secret}}"] },
                "word": "https://example.org/{{Secret}}" } }
            """);

        var doctor = await Cli.RunAsync("doctor", "--data", folder["data"]);
        var test = await Cli.RunAsync("notice", "test", "--json", "--data", folder["data"]);

        Assert.Contains("notices.own: autogen, https://example.org  (", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("[notice-secret-name-wrong]", test.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, doctor.Output + doctor.Error + test.Output + test.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_file_replaces_a_channel_and_a_watch_names_channels_and_a_hook()
    {
        Configure("""{ "notices": { "phone": { "url": "https://one.example" }, "chat": { "url": "https://two.example" } } }""");
        folder.Write("""{ "notices": { "phone": { "url": "https://three.example", "events": ["drop.failed"] }, "chat": null } }""", "work", "config", "appsettings.json");
        folder.Write("""
            { "in": { "path": "in", "output": "out", "notices": { "to": ["phone"], "events": ["drop.done"] },
                      "hook": { "run": ["publish", "--quiet"], "limitSeconds": 5, "events": ["drop.done"] } } }
            """, "work", "config", "watches.json");

        var configuration = AgentConfiguration.Load(Places.Of(folder["data"], folder["work"]));

        Assert.Empty(configuration.Problems);
        var channel = Assert.Single(configuration.Settings.ForAutomation().Notices);
        Assert.Equal(("phone", "https://three.example"), (channel.Name, channel.Url));
        Assert.Equal(["drop.failed"], channel.Events!);
        var watch = Assert.Single(configuration.Settings.Watches);
        Assert.Equal(["phone"], watch.Notices.To!);
        Assert.Equal((5, "publish --quiet"), (watch.Hook!.Seconds, string.Join(' ', watch.Hook.Run)));
    }

    [Fact]
    public void What_is_wrong_is_told_with_file_line_and_key()
    {
        var file = Configure("""
            { "notices": {
                "phone": { "url": "https://one.example",
                           "fromat": "ntfy",
                           "events": ["drop.gone"] } } }
            """);
        folder.Write("""
            { "in": { "path": "in", "output": "out",
                      "notices": { "to": ["fone"], "whom": 1 },
                      "hook": { "run": "publish" } } }
            """, "data", "config", "watches.json");

        var problems = AgentConfiguration.Load(Places.Of(folder["data"], null)).Problems;

        Assert.Equal(
            ["configuration-key-unknown notices.phone.fromat 3", "configuration-key-unknown watches.in.notices.whom 2", "configuration-wrong-type watches.in.hook.run 3",
             "hook-program-missing watches.in.hook 3", "notice-channel-unknown watches.in.notices 2", "notice-event-unknown notices.phone.events 4"],
            problems.Select(static problem => $"{problem.Code} {problem.Key} {problem.Line}").Order(StringComparer.Ordinal));
        Assert.Contains(problems, problem => problem.File == file && problem.Remedy!.Contains("Did you mean format?", StringComparison.Ordinal));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    private string Configure(string text) => folder.Write(text, "data", "config", "appsettings.json");
}
