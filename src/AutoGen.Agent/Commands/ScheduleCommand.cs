using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Control;
using AutoGen.Agent.Listing;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen schedule list|next|run</c>.</summary>
internal sealed class ScheduleCommand : Command, IHasExamples
{
    public ScheduleCommand(Terminal terminal)
        : base("schedule", "Shows and runs the schedules of config/schedules.")
    {
        Add(new ScheduleTimesCommand(terminal, "list", "Shows the schedules and when each runs next.", defaultCount: 1));
        Add(new ScheduleTimesCommand(terminal, "next", "Shows when the schedules run next.", defaultCount: 5));
        Add(new ScheduleRunCommand(terminal));
    }

    public string Examples => """
        Examples:
          autogen schedule list --workspace pictures
          autogen schedule next --count 10
          autogen schedule run nightly

        """;
}

/// <summary><c>autogen schedule list</c> and <c>next</c>: from the configuration alone.</summary>
internal sealed class ScheduleTimesCommand : Command
{
    private readonly Terminal terminal;
    private readonly Option<bool> json = new("--json") { Description = "Print JSON instead of a table." };
    private readonly Option<int> count;
    private readonly FolderOptions folders = new();

    public ScheduleTimesCommand(Terminal terminal, string name, string description, int defaultCount)
        : base(name, description)
    {
        this.terminal = terminal;
        count = new Option<int>("--count") { HelpName = "n", Description = "Times of each, 1 to 1000.", DefaultValueFactory = _ => defaultCount };
        Add(count);
        Add(json);
        folders.AddTo(this);
        SetAction((parsed, _) => Task.FromResult((int)Run(parsed)));
    }

    private ExitCode Run(ParseResult parsed)
    {
        var places = folders.Read(parsed);
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Refuse(parsed, configuration.Problems);
        var schedules = configuration.Settings.Watches.Where(static watch => watch.Schedule is not null).ToList();
        var upcoming = schedules.Select(schedule => UpcomingRuns.Of(schedule, Math.Clamp(parsed.GetValue(count), 1, 1000), TimeProvider.System)).ToList();
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Of(upcoming));
        else
            terminal.OutputConsole.Write(ScheduleTable.Of(upcoming, places));
        return ExitCode.Done;
    }

    private ExitCode Refuse(ParseResult parsed, IReadOnlyList<Problem> problems)
    {
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Problems(problems));
        terminal.Report(problems);
        return ExitCode.BadInput;
    }
}

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
