using System.IO.Pipes;
using AutoGen.Agent.Control;
using AutoGen.Protocol.Pipes;
using Microsoft.Extensions.Logging.Abstractions;

namespace AutoGen.Agent.Tests.Control;

/// <summary>The control server of a data folder, at its real socket.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ControlServer server;
    private readonly ControlSocket socket;

    private RunningServer(Places places, FakeControl control, TimeProvider? time)
    {
        socket = ControlSocket.Of(places);
        server = new ControlServer(socket, control, time ?? TimeProvider.System, NullLogger<ControlServer>.Instance);
        Control = control;
    }

    public FakeControl Control { get; }

    public string Socket => socket.Name;

    public static async Task<RunningServer> StartAsync(string data, FakeControl? control = null, TimeProvider? time = null)
    {
        var running = new RunningServer(Places.Of(data, null), control ?? new FakeControl(), time);
        await running.server.StartAsync(CancellationToken.None);
        await using var first = await running.ConnectAsync();
        return running;
    }

    /// <summary>A raw connection.</summary>
    public async Task<NamedPipeClientStream> ConnectAsync()
    {
        using var patience = new CancellationTokenSource(Deadline);
        while (true)
        {
            if (await LocalPipe.ConnectAsync(Socket, TimeSpan.FromSeconds(1), patience.Token) is { } client)
                return client;
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    public Task StopAsync() => server.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        server.Dispose();
    }
}
