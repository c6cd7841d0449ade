using System.CommandLine;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen schedule list|next|run|enable|disable</c>.</summary>
internal sealed class ScheduleCommand : Command, IHasExamples
{
    public ScheduleCommand(Terminal terminal)
        : base("schedule", "Shows, runs and switches the schedules of config/schedules.")
    {
        Add(ScheduleTimesCommand.List(terminal));
        Add(ScheduleTimesCommand.Next(terminal));
        Add(new ScheduleRunCommand(terminal));
        Add(ScheduleSwitchCommand.Enable(terminal));
        Add(ScheduleSwitchCommand.Disable(terminal));
    }

    public string Examples => """
        Examples:
          autogen schedule list --workspace pictures
          autogen schedule next --count 10
          autogen schedule run nightly
          autogen schedule disable nightly

        """;
}
