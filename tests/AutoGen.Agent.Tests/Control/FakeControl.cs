using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Tests.Control;

/// <summary>An agent that is only spoken to.</summary>
internal sealed class FakeControl : IAgentControl
{
    public AgentStatus Status { get; set; } = new() { Running = true, ProcessId = 42 };

    public List<DropChange> Changes { get; } = [];

    public List<Submission> Submissions { get; } = [];

    /// <summary>What answers have to wait for.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the answer to a submission has to wait for.</summary>
    public Func<CancellationToken, Task> BeforeTaken { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the next submissions are answered instead, one each.</summary>
    public Queue<Problem> Refusals { get; } = [];

    public static DropSummary Drop(string id, DropState state = DropState.Waiting) =>
        new() { Id = id, Watch = "inbox", Source = "scenes.txt", State = state, Renders = 4, Completed = 1 };

    public async Task<AgentStatus> StatusAsync(CancellationToken cancellationToken)
    {
        await Before(cancellationToken);
        return Status;
    }

    public Task<Result<DropDetails>> ShowAsync(string drop, CancellationToken cancellationToken) => Task.FromResult<Result<DropDetails>>(
        drop == "none"
            ? new Problem("drop-unknown", "There is no drop \"none\".")
            : new DropDetails { Summary = Drop(drop), Renders = [new RenderSummary(1, "completed", "a tree", 7)] });

    public Task<Result<DropSummary>> ChangeAsync(DropChange change, CancellationToken cancellationToken)
    {
        lock (Changes)
            Changes.Add(change);
        return Task.FromResult<Result<DropSummary>>(change.Drop == "none"
            ? new Problem("drop-unknown", "There is no drop \"none\".")
            : Drop(change.Drop, change.Action == DropAction.Hold ? DropState.Held : DropState.Waiting) with { Priority = change.Priority });
    }

    public async Task<Result<DropSummary>> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        lock (Submissions)
            Submissions.Add(submission);
        await BeforeTaken(cancellationToken);
        if (Refusals.TryDequeue(out var refusal))
            return refusal;
        return Drop("20260101-000000-0000000-aaaaaa", DropState.Planning) with { Source = submission.Name };
    }

    public Task<Result<DropSummary>> RunScheduleAsync(string name, CancellationToken cancellationToken) => Task.FromResult<Result<DropSummary>>(
        name == "nightly" ? Drop("20260101-000000-0000000-aaaaaa", DropState.Planning) with { Watch = name } : new Problem("schedule-name-unknown", $"There is no schedule \"{name}\"."));

    public Task PauseAsync(CancellationToken cancellationToken) => Set(paused: true);

    public Task ResumeAsync(CancellationToken cancellationToken) => Set(paused: false);

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Status = Status with { Running = false };
        return Task.CompletedTask;
    }

    private Task Set(bool paused)
    {
        Status = Status with { Paused = paused };
        return Task.CompletedTask;
    }
}
