using Microsoft.Extensions.Logging;

namespace AutoGen.Agent.Control;

/// <summary>One client at the control socket, from its first line until it hangs up, is too slow or sends too long a line.</summary>
internal sealed partial class ControlSession(ControlDesk desk, Stream client, TimeProvider time, ILogger logger)
{
    /// <summary>For a whole line to come in, for the agent to answer it, and for the answer to be taken.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    private readonly LineStream lines = new(client, ControlRequest.LongestLine);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await WithPatienceAsync(ReadAsync, cancellationToken) is { } answer)
            {
                await WithPatienceAsync(token => SendAsync(answer, token), cancellationToken);
                if (answer.LastWords)
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // it hung up or was too slow, or the agent ends
        }
    }

    /// <summary>The answer to the next line; null at the end.</summary>
    private async Task<Reply?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadAsync(cancellationToken) is { } line ? new Reply(await AnswerAsync(line, cancellationToken)) : null;
        }
        catch (InvalidDataException fault)
        {
            return new Reply(ControlDesk.Refuse(ControlDesk.Wrong(fault.Message)), LastWords: true);
        }
    }

    private async Task<ControlAnswer> AnswerAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.AnswerAsync(line, cancellationToken);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            Log.Broke(logger, bug);
            return ControlDesk.Refuse(ControlDesk.Fault(bug));
        }
    }

    private async Task<Reply?> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        await lines.WriteAsync(reply.Answer, cancellationToken);
        return reply;
    }

    private async Task<Reply?> WithPatienceAsync(Func<CancellationToken, Task<Reply?>> act, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        return await act(either.Token);
    }

    /// <param name="Answer">What the client is told.</param>
    /// <param name="LastWords">Whether the connection ends then, because what follows cannot be understood.</param>
    private sealed record Reply(ControlAnswer Answer, bool LastWords = false);

    private static partial class Log
    {
        [LoggerMessage(1713, LogLevel.Error, "A request at the control socket broke")]
        public static partial void Broke(ILogger logger, Exception fault);
    }
}
