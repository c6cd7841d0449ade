using AutoGen.Models.Devices;
using AutoGen.Protocol;
using AutoGen.Protocol.Pipes;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Workers;

namespace AutoGen.Rendering.Workers;

/// <summary>
/// The worker's side of docs/worker-protocol.md: renders what an agent asks for, one picture at a time, until the agent says so
/// or is gone. Everything it has to say goes through the pipe; the standard output and error are for plugins to soil.
/// </summary>
public static class WorkerServer
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(2); // it listens before it starts a worker

    /// <summary>Serves the agent that listens at a pipe.</summary>
    /// <param name="pipe">Its name, as the agent gave it.</param>
    /// <returns>Null where it ended as asked; else why it could not serve, or go on.</returns>
    public static async Task<Problem?> RunAsync(string pipe)
    {
        try
        {
            if (await LocalPipe.ConnectAsync(pipe, ConnectPatience, CancellationToken.None) is { } agent)
                return await ServeAsync(new WorkerChannel(agent)); // the end of the process closes it, nothing before: see WorkerInbox
            return NotConnected(pipe, "nobody listens there.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return NotConnected(pipe, fault.Message);
        }
    }

    private static Problem NotConnected(string pipe, string reason) => new("worker-not-connected", $"The worker cannot reach an agent at {pipe}: {reason}")
    {
        Value = pipe,
        Remedy = "The agent starts its workers itself; there is no need to start one by hand.",
    };

    private static async Task<Problem?> ServeAsync(WorkerChannel channel)
    {
        WorkerGroup.Lead();
        WorkerHeart.Start(channel);
        if (Greet(channel, out var start) is { } refused)
        {
            channel.Send<WorkerEvent>(new WorkerEvent.Refused(WorkerProtocol.Version, refused));
            return refused;
        }

        var inbox = new WorkerInbox(channel);
        var device = DirectMlDevice.For(Renderer.OnnxOf(start!.Options)); // before plugins are loaded, or one of them would be blamed for a driver that crashes
        await using var renderer = Renderer.Create(start.Options, new RendererLoading
        {
            LeftOut = start.LeftOut,
            Plugin = (name, path) => channel.Send<WorkerEvent>(new WorkerEvent.Loading(LoadingKind.Plugin, name, path)),
            Model = (name, path) => channel.Send<WorkerEvent>(new WorkerEvent.Loading(LoadingKind.Model, name, path)),
        });
        channel.Send<WorkerEvent>(new WorkerEvent.Looked(renderer.Catalogue));
        channel.Send<WorkerEvent>(new WorkerEvent.Ready
        {
            Device = device?.Adapter?.ToString(),
            DeviceProblem = device?.Problem is { } missing ? DirectMlDevice.OnCpu(missing) : null,
        });
        foreach (var work in inbox.Renders())
        {
            if (await RenderAsync(renderer, channel, work) is { } lost)
                return lost;
        }

        return null;
    }

    private static Problem? Greet(WorkerChannel channel, out WorkerCommand.Start? start)
    {
        start = null;
        try
        {
            start = channel.Read<WorkerCommand>() as WorkerCommand.Start;
        }
        catch (InvalidDataException)
        {
            // answered below: whoever does not speak the protocol does not begin with start
        }

        if (start?.Version == WorkerProtocol.Version)
            return null;
        return new Problem("worker-protocol-version", start is null ? "The agent did not begin with a start message." : $"The agent speaks worker protocol {start.Version}.")
        {
            Value = start?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Allowed = $"version {WorkerProtocol.Version}",
            Remedy = "Agent and worker are of different installations; restart the agent after an upgrade.",
        };
    }

    /// <returns>Why the device is lost, if it is: then this process has to end.</returns>
    private static async Task<Problem?> RenderAsync(Renderer renderer, WorkerChannel channel, WorkerRender work)
    {
        var attempt = work.Command.Attempt;
        var outcome = await renderer.RenderAsync(new RenderJob(work.Command.Request, work.Command.WorkFile), new Reporter(channel, attempt), work.Cancelled);
        if (outcome is RenderOutcome.Failed { Problem: { Code: DeviceLoss.ProblemCode } lost })
        {
            channel.Send<WorkerEvent>(new WorkerEvent.DeviceLost(lost));
            return lost;
        }

        WorkerEvent answer = outcome switch
        {
            RenderOutcome.Completed done => Complete(done),
            RenderOutcome.Rejected rejected => new WorkerEvent.Rejected(attempt, rejected.Problems) { Model = renderer.WarmModel },
            RenderOutcome.Failed failed => new WorkerEvent.Failed(attempt, failed.Stage, failed.Problem, failed.Transient) { Plugin = failed.Plugin, Model = renderer.WarmModel },
            _ => new WorkerEvent.Cancelled(attempt) { Model = renderer.WarmModel },
        };
        channel.Send(answer);
        return null;

        WorkerEvent Complete(RenderOutcome.Completed done)
        {
            channel.Send<WorkerEvent>(new WorkerEvent.Written(attempt, done.Picture));
            return new WorkerEvent.Completed(attempt, renderer.WarmModel);
        }
    }

    /// <summary>Reports on the render's thread: progress must not overtake itself.</summary>
    private sealed class Reporter(WorkerChannel channel, string attempt) : IProgress<RenderProgress>
    {
        public void Report(RenderProgress value) =>
            channel.Send<WorkerEvent>(new WorkerEvent.Progress(attempt, value.Stage, value.Step, value.Steps));
    }
}
