using System.CommandLine;
using AutoGen.Agent.Control;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen schedule run NAME</c>.</summary>
internal sealed class ScheduleRunCommand : ControlCommand
{
    private readonly Argument<string> schedule = new("name") { Description = "Name of the schedule." };

    public ScheduleRunCommand(Terminal terminal)
        : base(terminal, "run", "Runs a schedule now, besides the times it is due.") => Add(schedule);

    public override string Examples => """
        Examples:
          autogen schedule run nightly

        Exit codes: 0 it runs, 1 the agent does not answer, 2 there is no such schedule, 5 no agent runs.

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.RunSchedule, Schedule = parsed.GetValue(schedule) }, cancellationToken);
        return asked.TryGet(out var answer, out var problems)
            ? Answer(parsed, answer.Drop, () => Terminal.Output.WriteLine($"{answer.Drop!.Watch}: drop {answer.Drop.Id}"))
            : Refuse(parsed, problems);
    }
}
