using System.Net.Sockets;
using System.Text;

namespace AutoGen.Agent.Tests.Services;

/// <summary>The agent as systemd sees it: a process that speaks to the socket it was given.</summary>
public sealed class SystemdNotifierTests
{
    [Fact]
    public async Task A_started_agent_says_that_it_is_ready_that_it_lives_and_that_it_stops()
    {
        using var folder = new TemporaryFolder();
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 60_000 };
        var address = Path.Combine(folder.Path, "notify");
        systemd.Bind(new UnixDomainSocketEndPoint(address));
        using var agent = AgentProcess.Start(
            [("NOTIFY_SOCKET", address), ("WATCHDOG_USEC", "400000")],
            "run", "--workspace", Path.Combine(folder.Path, "pictures"), "--data", Path.Combine(folder.Path, "data"));

        Assert.Equal("READY=1", await HearAsync(systemd, except: "WATCHDOG=1"));
        Assert.Equal("WATCHDOG=1", await HearAsync(systemd));
        Assert.Equal("WATCHDOG=1", await HearAsync(systemd));
        var (code, _, _) = await AgentProcess.RunAsync("stop", "--data", Path.Combine(folder.Path, "data"));
        Assert.Equal(0, code);
        Assert.Equal("STOPPING=1", await HearAsync(systemd, except: "WATCHDOG=1"));
    }

    private static async Task<string> HearAsync(Socket systemd, string? except = null)
    {
        var buffer = new byte[256];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string heard;
        do
            heard = Encoding.UTF8.GetString(buffer, 0, await systemd.ReceiveAsync(buffer, patience.Token));
        while (heard == except);
        return heard;
    }
}
