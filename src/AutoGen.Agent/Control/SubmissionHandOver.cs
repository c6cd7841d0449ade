using AutoGen.Agent.Configuration;
using AutoGen.Automation;
using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Protocol;

namespace AutoGen.Agent.Control;

/// <summary>A submission that is safe.</summary>
internal sealed record TakenSubmission(string Name, string? Watch)
{
    /// <summary>Id of its drop, where an agent took it.</summary>
    public string? Drop { get; init; }

    /// <summary>Where it waits for an agent.</summary>
    public string? Path { get; init; }
}

/// <summary>
/// Hands submissions to the agent, or puts them into the watched folder where none runs. An agent that ends before it answers may have
/// taken one or not; its id tells the next agent, or the files, so that nothing is lost and nothing taken twice.
/// </summary>
internal sealed class SubmissionHandOver(Places places, TimeProvider time)
{
    /// <summary>How often an agent that ended in between is asked again; it is restarted, or its lock falls, within seconds.</summary>
    private const int MostTries = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly ControlClient client = new(places);
    private readonly DropId ids = new(time);

    public async Task<Result<TakenSubmission>> RunAsync(Submission submission, CancellationToken cancellationToken)
    {
        var asked = submission with { Id = ids.Next() };
        for (var tries = 1; ; tries++)
        {
            if ((await client.AskAsync(new ControlRequest { Ask = ControlQuestion.Submit, Submission = asked }, cancellationToken)).TryGet(out var answer, out var problems))
                return new TakenSubmission(submission.Name, answer.Drop!.Watch) { Drop = answer.Drop.Id };
            var code = problems[0].Code;
            if (code == ControlClient.NotRunning)
                return Put(asked);
            if (!MayPass(code, asked.Again) || tries == MostTries)
                return Result<TakenSubmission>.Fail(problems);
            asked = asked with { Again = true };
            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>An agent that ended, is not up again yet, or still removes what its end left of the drop.</summary>
    private static bool MayPass(string code, bool again) =>
        code == ControlClient.BrokeOff || (again && code is ControlClient.NotReachable or Submission.IdInUse);

    private Result<TakenSubmission> Put(Submission submission)
    {
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Result<TakenSubmission>.Fail(configuration.Problems);
        if (configuration.Settings.Watches.Count == 0)
            return AgentConfiguration.NothingToWatch(places);
        if (submission is { Again: true, Id: { } id } && new DropReader(new LiveOptions(configuration.Settings.ForAutomation()), places.Data, time).Holds(id))
            return new TakenSubmission(submission.Name, submission.Watch) { Drop = id };
        return Inbox.Put(configuration.Settings.Watches, submission).TryGet(out var path, out var problems)
            ? new TakenSubmission(submission.Name, submission.Watch) { Path = path }
            : Result<TakenSubmission>.Fail(problems);
    }
}
