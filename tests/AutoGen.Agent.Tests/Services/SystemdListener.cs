using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace AutoGen.Agent.Tests.Services;

/// <summary>systemd's end of the socket: hears everything, as it comes.</summary>
internal sealed class SystemdListener : IDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly BlockingCollection<string> heard = [];

    public SystemdListener(string address)
    {
        Address = address;
        socket.Bind(new UnixDomainSocketEndPoint(address));
    }

    public string Address { get; }

    public SystemdListener Listen()
    {
        _ = Task.Run(HearAsync);
        return this;
    }

    /// <summary>The next thing said that is something else.</summary>
    public string Next(string? except = null)
    {
        while (heard.TryTake(out var word, TimeSpan.FromSeconds(90)))
        {
            if (word != except)
                return word;
        }

        return "nothing for a minute and a half";
    }

    public void Dispose() => socket.Dispose();

    private async Task HearAsync()
    {
        var buffer = new byte[256];
        try
        {
            while (true)
                heard.Add(Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer)));
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            heard.CompleteAdding();
        }
    }
}
