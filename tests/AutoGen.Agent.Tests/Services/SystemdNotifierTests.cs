using AutoGen.Agent.Services;
using AutoGen.Automation.Health;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Agent.Tests.Services;

/// <summary>The agent as systemd sees it: a process that speaks to the socket it was given.</summary>
public sealed class SystemdNotifierTests : IDisposable, IAgentPulse
{
    private readonly TemporaryFolder folder = new();
    private readonly SystemdListener systemd;
    private volatile bool beats = true;
    private volatile int looks;

    public SystemdNotifierTests() => systemd = new SystemdListener(folder["notify"]);

    bool IAgentPulse.Beats
    {
        get
        {
            looks++;
            return beats;
        }
    }

    [Fact]
    public async Task A_started_agent_says_that_it_is_ready_that_it_lives_and_that_it_stops()
    {
        systemd.Listen();
        using var agent = AgentProcess.Start(
            [("NOTIFY_SOCKET", systemd.Address), ("WATCHDOG_USEC", "400000")],
            "run", "--workspace", folder["pictures"], "--data", folder["data"]);

        Assert.Equal(SystemdNotifier.Ready, systemd.Next(except: SystemdNotifier.Alive));
        Assert.Equal(SystemdNotifier.Alive, systemd.Next());
        Assert.Equal(SystemdNotifier.Alive, systemd.Next());
        var (code, _, _) = await AgentProcess.RunAsync("stop", "--data", folder["data"]);
        Assert.Equal(0, code);
        Assert.Equal(SystemdNotifier.Stopping, systemd.Next(except: SystemdNotifier.Alive));
    }

    [Fact]
    public async Task An_agent_whose_work_stands_still_says_nothing_until_it_goes_on()
    {
        systemd.Listen();
        using var agent = new Lifetime();
        using var notifier = await StartAsync(agent, TimeSpan.FromMilliseconds(20));
        Assert.Equal(SystemdNotifier.Alive, systemd.Next());

        beats = false;
        Assert.Equal("STATUS=it stands still", AfterLooks("it stands still", except: SystemdNotifier.Alive));
        Assert.Equal("STATUS=it still does", AfterLooks("it still does"));

        beats = true;
        Assert.Equal(SystemdNotifier.Alive, systemd.Next());
        await notifier.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Without_a_watchdog_it_still_says_that_it_is_ready_and_that_it_stops()
    {
        systemd.Listen();
        using var agent = new Lifetime();
        using var notifier = await StartAsync(agent, watchdog: null);

        agent.Start();
        Assert.Equal(SystemdNotifier.Ready, systemd.Next());
        agent.StopApplication();
        Assert.Equal(SystemdNotifier.Stopping, systemd.Next());
        await notifier.StopAsync(CancellationToken.None);
    }

    /// <summary>A socket that nobody reads is full after ten words, and the eleventh would wait for ever.</summary>
    [Fact]
    public async Task A_systemd_that_does_not_listen_holds_nothing_up()
    {
        using var agent = new Lifetime();
        using var notifier = await StartAsync(agent, TimeSpan.FromMilliseconds(2));

        await Task.Run(() =>
        {
            var said = 0;
            while (new SystemdSocket(systemd.Address, null).Tell("STATUS=filling"))
                Assert.True(++said < 10_000);
        });
        agent.StopApplication();
        await notifier.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        systemd.Dispose();
        folder.Dispose();
    }

    /// <summary>Says a word of its own when it was looked at the pulse a few times more; what is heard then.</summary>
    private string AfterLooks(string word, string? except = null)
    {
        var before = looks;
        Assert.True(SpinWait.SpinUntil(() => looks > before + 5, TimeSpan.FromSeconds(90)));
        Assert.True(new SystemdSocket(systemd.Address, null).Tell($"STATUS={word}"));
        return systemd.Next(except);
    }

    private async Task<SystemdNotifier> StartAsync(Lifetime agent, TimeSpan? watchdog)
    {
        var notifier = new SystemdNotifier(new SystemdSocket(systemd.Address, watchdog), agent, this, TimeProvider.System, NullLogger<SystemdNotifier>.Instance);
        await notifier.StartAsync(CancellationToken.None);
        return notifier;
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource started = new(), stopping = new();

        public CancellationToken ApplicationStarted => started.Token;

        public CancellationToken ApplicationStopping => stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void Start() => started.Cancel();

        public void StopApplication() => stopping.Cancel();

        public void Dispose()
        {
            started.Dispose();
            stopping.Dispose();
        }
    }
}
