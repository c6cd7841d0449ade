using System.Collections.Concurrent;
using System.IO.Pipes;
using System.Net.Sockets;
using AutoGen.Automation.Control;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Control;

/// <summary>
/// Answers clients at the control socket while the agent runs. A client that is slow, silent or talks nonsense costs its
/// own connection only; without a socket the agent works on, and says that it cannot be controlled.
/// </summary>
internal sealed partial class ControlServer(ControlSocket socket, IAgentControl control, TimeProvider time, ILogger<ControlServer> logger) : BackgroundService
{
    /// <summary>Connections at once; others wait until one ends.</summary>
    private const int MostClients = 64;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly ControlDesk desk = new(control);
    private readonly ConcurrentDictionary<Task, NamedPipeServerStream> serving = [];
    private readonly SemaphoreSlim places = new(MostClients);

    public override void Dispose()
    {
        places.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                await ListenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(serving.Keys);
            socket.Remove();
        }
    }

    /// <summary>Until listening fails: the disk of the socket may be full, or its folder gone.</summary>
    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        NamedPipeServerStream? waiting = null;
        try
        {
            waiting = socket.Listen();
            Log.Listening(logger, socket.Name);
            while (true)
            {
                await waiting.WaitForConnectionAsync(cancellationToken);
                await places.WaitAsync(cancellationToken);
                var client = waiting;
                waiting = null;
                try
                {
                    waiting = socket.Listen(); // before this client can end: with its last end the socket itself would go
                }
                finally
                {
                    Serve(client, cancellationToken);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SocketException)
        {
            Log.Unreachable(logger, socket.Name, fault.Message);
            await Task.Delay(RetryAfter, time, cancellationToken);
        }
        finally
        {
            if (waiting is not null)
                await waiting.DisposeAsync();
        }
    }

    private void Serve(NamedPipeServerStream client, CancellationToken cancellationToken)
    {
        var task = Task.Run(
            async () =>
            {
                await using (client)
                    await new ControlSession(desk, client, time, logger).RunAsync(cancellationToken);
            },
            CancellationToken.None);
        serving.TryAdd(task, client);
        task.ContinueWith(
            ended =>
            {
                serving.TryRemove(ended, out _);
                places.Release();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static partial class Log
    {
        [LoggerMessage(1711, LogLevel.Debug, "Listening for autogen status, submit and the like at {Socket}")]
        public static partial void Listening(ILogger logger, string socket);

        [LoggerMessage(1712, LogLevel.Error, "The agent cannot be controlled now: nobody can listen at {Socket}: {Reason} It is tried again; the work goes on")]
        public static partial void Unreachable(ILogger logger, string socket, string reason);
    }
}
