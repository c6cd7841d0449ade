using System.Text.Json;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Control;

/// <summary>Turns a line of a client into the call it asks for, and what comes of it into an answer.</summary>
internal sealed class ControlDesk(IAgentControl control)
{
    public const string WrongRequest = "control-request-wrong";
    public const string Broken = "unexpected-fault";

    public async Task<ControlAnswer> AnswerAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<ControlRequest>(line.Span, ProtocolJson.Options) switch
            {
                null => Refuse(Wrong("It is null.")),
                { Version: not ControlRequest.CurrentVersion } other => Refuse(OtherVersion(other.Version)),
                var request => await AnswerAsync(request, cancellationToken),
            };
        }
        catch (JsonException fault)
        {
            return Refuse(Wrong(fault.Message));
        }
    }

    public static ControlAnswer Refuse(params IReadOnlyList<Problem> problems) => new() { Problems = problems };

    public static Problem Wrong(string why) => new(WrongRequest, $"This line is no request: {why}")
    {
        Allowed = "one JSON object a line, as in docs/control.md",
        Remedy = "Use autogen status, show, submit ... of the same version as the agent.",
    };

    /// <summary>A bug: the client must hear of it, and the agent goes on.</summary>
    public static Problem Fault(Exception bug) => new(Broken, $"The agent failed to answer: {bug.Message}") { Remedy = "See the agent's log; please report this." };

    private async Task<ControlAnswer> AnswerAsync(ControlRequest request, CancellationToken cancellationToken) => request switch
    {
        { Ask: ControlQuestion.Status } => await StatusAsync(cancellationToken),
        { Ask: ControlQuestion.Show, Drop: { } drop } =>
            Answer(await control.ShowAsync(drop, cancellationToken), static details => new ControlAnswer { Details = details }),
        { Ask: ControlQuestion.Change, Change: { Drop: not null } change } =>
            Answer(await control.ChangeAsync(change, cancellationToken), static drop => new ControlAnswer { Drop = drop }),
        { Ask: ControlQuestion.Submit, Submission: { Name: not null, Text: not null } submission } =>
            Answer(await control.SubmitAsync(submission, cancellationToken), static drop => new ControlAnswer { Drop = drop }),
        { Ask: ControlQuestion.RunSchedule, Schedule: { } schedule } =>
            Answer(await control.RunScheduleAsync(schedule, cancellationToken), static drop => new ControlAnswer { Drop = drop }),
        { Ask: ControlQuestion.Pause } => await SetAsync(control.PauseAsync, cancellationToken),
        { Ask: ControlQuestion.Resume } => await SetAsync(control.ResumeAsync, cancellationToken),
        { Ask: ControlQuestion.Stop } => await SetAsync(control.StopAsync, cancellationToken),
        _ => Refuse(Wrong("A part of it is missing.")),
    };

    private async Task<ControlAnswer> SetAsync(Func<CancellationToken, Task> set, CancellationToken cancellationToken)
    {
        await set(cancellationToken);
        return await StatusAsync(cancellationToken);
    }

    private async Task<ControlAnswer> StatusAsync(CancellationToken cancellationToken) => new() { Status = await control.StatusAsync(cancellationToken) };

    private static ControlAnswer Answer<T>(Result<T> result, Func<T, ControlAnswer> answer)
        where T : class =>
        result.TryGet(out var value, out var problems) ? answer(value) with { Warnings = result.Warnings } : Refuse(problems);

    private static Problem OtherVersion(int version) => new("control-version-differs", $"This agent is spoken to with version {ControlRequest.CurrentVersion}, not {version}.")
    {
        Value = $"{version}",
        Allowed = $"{ControlRequest.CurrentVersion}",
        Remedy = "Restart the agent after an upgrade, or use the autogen that it was started with.",
    };
}
