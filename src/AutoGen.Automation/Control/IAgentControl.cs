using AutoGen.Automation.Drops;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>What can be asked of a running agent. The control socket calls it; changes are on the disk before it answers.</summary>
public interface IAgentControl
{
    Task<AgentStatus> StatusAsync(CancellationToken cancellationToken);

    /// <param name="drop">Id of a drop, whole or so much of its beginning or end that it is the only one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Result<DropDetails>> ShowAsync(string drop, CancellationToken cancellationToken);

    /// <summary>Changes one drop and returns how it stands then.</summary>
    Task<Result<DropSummary>> ChangeAsync(DropChange change, CancellationToken cancellationToken);

    /// <summary>Makes a drop of a text, as if it had been dropped into the watch. The answer names it once it is durable; it is planned like any other.</summary>
    Task<Result<DropSummary>> SubmitAsync(Submission submission, CancellationToken cancellationToken);

    /// <summary>Makes a run of a schedule now, besides those that are due.</summary>
    Task<Result<DropSummary>> RunScheduleAsync(string name, CancellationToken cancellationToken);

    /// <summary>Starts no further render; when the ones in hand are over, ends the workers, which frees the device memory. Lasts over restarts of the agent.</summary>
    Task PauseAsync(CancellationToken cancellationToken);

    Task ResumeAsync(CancellationToken cancellationToken);

    /// <summary>Ends the agent as a signal would; returns before it has ended.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}

/// <summary>A change of one drop.</summary>
/// <param name="Drop">Its id, as in <see cref="IAgentControl.ShowAsync"/>.</param>
/// <param name="Action">What to do.</param>
/// <param name="Priority">For <see cref="DropAction.Prioritise"/>: -100 to 100.</param>
public sealed record DropChange(string Drop, DropAction Action, int Priority = 0);

public enum DropAction
{
    /// <summary>Starts none of its renders until it is released; one in hand goes on.</summary>
    Hold,

    Release,

    /// <summary>Ends the renders in hand, starts no other, and finishes it with what is there.</summary>
    Cancel,

    /// <summary>Does again what was rejected, failed or cancelled, also of a finished drop; what is there stays.</summary>
    Retry,

    Prioritise,
}

/// <summary>Requests to render, as text.</summary>
/// <param name="Name">File name to be known by, for example <c>scenes.txt</c> or <c>batch.json</c>; its extension says what the text is.</param>
/// <param name="Text">The content of that file.</param>
/// <param name="Watch">Name of the watch whose recipe and output count; null: the only one.</param>
public sealed record Submission(string Name, string Text, string? Watch)
{
    /// <summary>The code of the problem that the id is taken; where a crash left something of the drop, for seconds only.</summary>
    public const string IdInUse = "submission-id-in-use";

    /// <summary>The id that its drop shall have, made by <see cref="DropId"/>; null: the agent makes one.</summary>
    public string? Id { get; init; }

    /// <summary>It was handed over before, and no answer came: it is not taken twice.</summary>
    public bool Again { get; init; }
}
