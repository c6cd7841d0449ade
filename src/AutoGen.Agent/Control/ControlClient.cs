using AutoGen.Automation.Files;
using System.Text.Json;
using AutoGen.Agent.Running;
using AutoGen.Protocol;

namespace AutoGen.Agent.Control;

/// <summary>Asks the agent of a data folder.</summary>
/// <param name="places">Its folders.</param>
/// <param name="patience">How long to wait for an answer. One that is well gives it within moments, also while it renders.</param>
internal sealed class ControlClient(Places places, TimeSpan patience)
{
    public const string NotRunning = "agent-not-running";
    public const string NotReachable = "agent-not-reachable";
    public const string Elsewhere = "agent-elsewhere";
    public const string NotAnswering = "agent-not-answering";
    public const string BrokeOff = "agent-broke-off";

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromMilliseconds(500);

    private readonly ControlSocket socket = ControlSocket.Of(places);

    public ControlClient(Places places)
        : this(places, TimeSpan.FromSeconds(15))
    {
    }

    /// <summary>The answer; a problem <see cref="NotRunning"/> where there is nobody to give one.</summary>
    public async Task<Result<ControlAnswer>> AskAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            return await TalkAsync(request, deadline.Token) is not { } answer ? Silence()
                : answer.Problems.Count > 0 ? Result<ControlAnswer>.Fail(answer.Problems)
                : Result<ControlAnswer>.Ok(answer, answer.Warnings);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Hung();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return Broken(fault);
        }
    }

    /// <summary>Null where nobody is there.</summary>
    private async Task<ControlAnswer?> TalkAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        await using var pipe = await socket.ConnectAsync(ConnectPatience, cancellationToken);
        if (pipe is null)
            return null;
        var lines = new LineStream(pipe, int.MaxValue / 2);
        await lines.WriteAsync(request, cancellationToken);
        return await lines.ReadAsync(cancellationToken) is { } line
            ? JsonSerializer.Deserialize<ControlAnswer>(line.Span, ProtocolJson.Options)
            : new ControlAnswer { Problems = [BrokenOff()] };
    }

    /// <summary>No answer: no agent, or one that cannot be reached just now.</summary>
    private Problem Silence()
    {
        if (AgentLock.HolderOf(places.Data) is { } holder)
        {
            return new Problem(NotReachable, $"An agent runs ({holder}), but cannot be reached.")
            {
                Value = socket.Name,
                Remedy = "It may be starting or ending: try again in a moment. Else its log says why it does not listen.",
            };
        }

        if (places.Workspace is { } workspace && AgentLock.HolderOf(AgentLocks.FolderOf(workspace)) is { } other)
        {
            return new Problem(Elsewhere, $"The agent of '{workspace}' ({other}) has another data folder than '{places.Data}'.")
            {
                Value = places.Data,
                Remedy = "Name the one that it was started with: --data.",
            };
        }

        return new Problem(NotRunning, $"No agent runs on '{places.Data}'.")
        {
            Value = places.Data,
            Remedy = "Start one: autogen run. If it was started with --data, name that folder here too.",
        };
    }

    /// <summary>It heard the question and ended: what was asked may be done, or not.</summary>
    private Problem BrokenOff() => new(BrokeOff, "The agent ended before it answered; what was asked may have been done.")
    {
        Value = socket.Name,
        Remedy = "autogen status and the watched folders say whether it was. Ask again if not.",
    };

    private Problem Hung() => new(NotAnswering, $"The agent ({AgentLock.HolderOf(places.Data) ?? "process unknown"}) has not answered within {patience.TotalSeconds:0.#} seconds.")
    {
        Value = socket.Name,
        Remedy = $"See its log in {Path.Combine(places.Data, "logs")}. If it hangs, end the process and start it again: nothing is lost.",
    };

    private Problem Broken(Exception fault) => new(NotReachable, $"The agent at {socket.Name} cannot be asked: {fault.Message}")
    {
        Value = socket.Name,
        Remedy = "Ask as the user whom the agent runs as, with the same version of autogen.",
    };
}
