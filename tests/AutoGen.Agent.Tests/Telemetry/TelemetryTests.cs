using AutoGen.Agent.Configuration;

namespace AutoGen.Agent.Tests.Telemetry;

/// <summary>The agent as a process, and a collector on this machine that reads what it is sent (OTLP, protobuf over HTTP).</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer collector = new();

    [Fact]
    public async Task A_collector_gets_the_metrics_and_one_trace_for_each_drop()
    {
        folder.Write($$"""{ "telemetry": "on", "telemetryEndpoint": "{{collector.Address}}", "defaults": { "steps": 2 } }""", "data", "config", "appsettings.json");
        folder.Write("a red circle\na green tree\n", "workspace", "inbox", "scenes.txt");
        using (var agent = AgentProcess.Start("run", "--workspace", folder["workspace"], "--data", folder["data"]))
        {
            await agent.UntilAsync(() => Spans().Any(static span => span.Text(5) == "drop"), "the trace has come");
            if (OperatingSystem.IsWindows())
                return; // it cannot be asked to end there, and metrics come after a minute
            agent.Signal(AgentProcess.Terminate);
            Assert.Equal(0, await agent.EndAsync());
        }

        var root = Spans().Single(static span => span.Text(5) == "drop");
        Assert.Equal(("done", "inbox", "2"), (root.Attributes(9)["autogen.outcome"], root.Attributes(9)["autogen.watch"], root.Attributes(9)["autogen.drop.pictures"]));
        Assert.All(Spans(), span => Assert.Equal(root.Bytes(1), span.Bytes(1)));
        var renders = Spans().Where(static span => span.Text(5) == "render").ToList();
        Assert.Equal(2, renders.Count);
        Assert.All(renders, render => Assert.Equal(["load", "encode", "sample", "decode", "postprocess", "write"], Spans().Where(span => span.Bytes(4).SequenceEqual(render.Bytes(2))).OrderBy(static span => span.Number(7)).Select(static span => span.Text(5))));
        Assert.All(Spans(), span => Assert.True(span.Number(8) >= span.Number(7) && span.Number(7) >= root.Number(7)));

        Assert.Equal("autogen", Requests("/v1/metrics").SelectMany(static request => request.All(1, 1)).First().Attributes(1)["service.name"]);
        Assert.Equal(2UL, Metric("autogen.renders").All(7, 1).Single().Number(6));
        Assert.Equal(2UL, Metric("autogen.render.step.duration").All(9, 1).Single().Number(4));
        Assert.Equal("s", Metric("autogen.render.duration").Text(3));
        Assert.Equal(0UL, Metric("autogen.worker.restarts").All(7, 1).Single().Number(6));
        Assert.Equal(0UL, Metric("autogen.backlog.drops").All(7, 1).Single().Number(6));
    }

    [Theory]
    [InlineData("""{ }""", false)]
    [InlineData("""{ "telemetry": "on" }""", true)]
    [InlineData("""{ "telemetry": "off" }""", false)]
    public void It_is_off_until_somebody_turns_it_on(string settings, bool on)
    {
        folder.Write(settings, "data", "config", "appsettings.json");

        Assert.Equal(on, AgentConfiguration.Load(Places.Of(folder["data"], null)).Settings.Telemetry.IsOn);
    }

    [Fact]
    public void An_address_that_is_none_is_refused()
    {
        folder.Write("""{ "telemetryEndpoint": "collector" }""", "data", "config", "appsettings.json");

        Assert.Equal("telemetry-endpoint-wrong", Assert.Single(AgentConfiguration.Load(Places.Of(folder["data"], null)).Problems).Code);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await collector.DisposeAsync();
        folder.Dispose();
    }

    private IEnumerable<ProtobufMessage> Requests(string path) =>
        collector.Requests.Where(request => request.Path == path).Select(static request => new ProtobufMessage(request.Body));

    private IReadOnlyList<ProtobufMessage> Spans() => [.. Requests("/v1/traces").SelectMany(static request => request.All(1, 2, 2))];

    /// <summary>As it was sent last.</summary>
    private ProtobufMessage Metric(string name) => Requests("/v1/metrics").SelectMany(static request => request.All(1, 2, 2)).Last(metric => metric.Text(1) == name);
}
