using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Listing;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen schedule list</c> and <c>next</c>: from the files alone, with and without an agent.</summary>
internal sealed class ScheduleTimesCommand : Command, IHasExamples
{
    private readonly Terminal terminal;
    private readonly bool plan;
    private readonly Option<bool> json = new("--json") { Description = "Print JSON instead of a table." };
    private readonly Option<int> count;
    private readonly FolderOptions folders = new();

    private ScheduleTimesCommand(Terminal terminal, string name, string description, int defaultCount, bool plan)
        : base(name, description)
    {
        (this.terminal, this.plan) = (terminal, plan);
        count = new Option<int>("--count") { HelpName = "n", Description = "Times of each, 1 to 1000.", DefaultValueFactory = _ => defaultCount };
        Add(count);
        Add(json);
        folders.AddTo(this);
        SetAction((parsed, _) => Task.FromResult((int)Run(parsed)));
    }

    public string Examples => $"""
        Examples:
          autogen schedule {Name}
          autogen schedule {Name} --workspace pictures --count 10

        Exit codes: 0 shown, 2 wrong configuration; schedules with nothing wrong are shown all the same.

        """;

    public static ScheduleTimesCommand List(Terminal terminal) => new(terminal, "list", "Shows the schedules and when each runs next.", 1, plan: false);

    public static ScheduleTimesCommand Next(Terminal terminal) => new(terminal, "next", "Shows when the schedules run next, and how much of the next run fits into its window.", 5, plan: true);

    private ExitCode Run(ParseResult parsed)
    {
        var places = folders.Read(parsed);
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Report(parsed, configuration.Problems);
        var upcoming = new UpcomingRuns(configuration.Settings, places, TimeProvider.System).All(Math.Clamp(parsed.GetValue(count), 1, 1000), plan);
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Of(upcoming));
        else
            terminal.OutputConsole.Write(ScheduleTable.Of(upcoming, places));
        terminal.Report(configuration.Settings.RefusedSchedules);
        return configuration.Settings.RefusedSchedules.Count > 0 ? ExitCode.BadInput : ExitCode.Done;
    }

    private ExitCode Report(ParseResult parsed, IReadOnlyList<Problem> problems)
    {
        if (parsed.GetValue(json))
            JsonOutput.Write(terminal, JsonOutput.Problems(problems));
        terminal.Report(problems);
        return ExitCode.BadInput;
    }
}
