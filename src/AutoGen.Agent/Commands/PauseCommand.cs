using System.CommandLine;
using AutoGen.Agent.Control;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen pause</c> and <c>autogen resume</c>.</summary>
internal sealed class PauseCommand : ControlCommand
{
    private readonly ControlQuestion question;
    private readonly string done;

    private PauseCommand(Terminal terminal, string name, string description, ControlQuestion question, string done)
        : base(terminal, name, description) => (this.question, this.done) = (question, done);

    public override string Examples => $"""
        Examples:
          autogen {Name}
          autogen {Name} --data /srv/autogen

        Exit codes: 0 done and on the disk, 1 the agent does not answer, 5 no agent runs.

        """;

    public static PauseCommand Pause(Terminal terminal) => new(
        terminal,
        "pause",
        "Starts no further picture and frees the device's memory, until resume; also over restarts of the agent. Files are still taken.",
        ControlQuestion.Pause,
        "Paused: pictures being made are finished, then the memory of the device is freed. autogen resume goes on.");

    public static PauseCommand Resume(Terminal terminal) =>
        new(terminal, "resume", "Goes on after pause.", ControlQuestion.Resume, "Resumed.");

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = question }, cancellationToken);
        return asked.TryGet(out var answer, out var problems)
            ? Answer(parsed, answer.Status, () => Terminal.Output.WriteLine(done))
            : Refuse(parsed, problems);
    }
}
