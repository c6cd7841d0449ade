using AutoGen.Automation.Schedules;
using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Automation.Watches;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen schedule enable NAME</c> and <c>disable</c>: kept in the data folder, where a running agent sees it too.</summary>
internal sealed class ScheduleSwitchCommand : ControlCommand
{
    private readonly Argument<string> name = new("name") { Description = "Name of the schedule." };
    private readonly bool enabled;

    private ScheduleSwitchCommand(Terminal terminal, string command, string description, bool enabled)
        : base(terminal, command, description)
    {
        this.enabled = enabled;
        Add(name);
    }

    public static ScheduleSwitchCommand Enable(Terminal terminal) => new(terminal, "enable", "Lets a schedule run again; what was due meanwhile is not made up for.", enabled: true);

    public static ScheduleSwitchCommand Disable(Terminal terminal) => new(terminal, "disable", "Lets a schedule begin no run until it is enabled; one under way is finished.", enabled: false);

    public override string Examples => $"""
        Works with and without a running agent, which takes it over within seconds, and lasts over restarts. The file of the
        schedule is not touched: a later change of "enabled" there counts again.

        Examples:
          autogen schedule {Name} nightly

        Exit codes: 0 done, 2 there is no such schedule, or a wrong configuration.

        """;

    protected override Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var configuration = AgentConfiguration.Load(places);
        var schedules = configuration.Settings.Watches.Where(static watch => watch.Schedule is not null).ToList();
        if (configuration.Problems.Count > 0)
            return Task.FromResult(Refuse(parsed, configuration.Problems));
        if (schedules.Find(watch => watch.Name.Equals(parsed.GetValue(name), StringComparison.OrdinalIgnoreCase)) is not { } schedule)
            return Task.FromResult(Refuse(parsed, [ScheduleValidation.Unknown(parsed.GetValue(name)!, schedules)]));
        new ScheduleSwitches(places.Data).Set(schedule, enabled, TimeProvider.System.GetUtcNow());
        return Task.FromResult(Answer(parsed, new { schedule.Name, Enabled = enabled }, () => Terminal.Output.WriteLine($"{schedule.Name}: {(enabled ? "enabled" : "disabled")}")));
    }
}
