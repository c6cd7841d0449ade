using System.CommandLine;
using System.Globalization;
using AutoGen.Agent.Control;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen priority DROP N</c>.</summary>
internal sealed class PriorityCommand : ControlCommand
{
    private const int Highest = 100;

    private readonly Argument<string> drop = new("drop") { Description = DropHelp };
    private readonly Argument<string> number = new("number") { Description = "-100 to 100; drops with a higher number go first. Drops take turns with others of equal priority." };

    public PriorityCommand(Terminal terminal)
        : base(terminal, "priority", "Changes which drops go first.")
    {
        Add(drop);
        Add(number);
    }

    public override string Examples => $"""
        Examples:
          autogen priority 9f3ac1 10
          autogen priority 9f3ac1 -5

        {ChangeWords.ExitCodes}

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var said = parsed.GetValue(number)!;
        if (!int.TryParse(said, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var priority) || Math.Abs(priority) > Highest)
            return Refuse(parsed, [OutOfRange(said)]);
        var change = new DropChange(parsed.GetValue(drop)!, DropAction.Prioritise, priority);
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.Change, Change = change }, cancellationToken);
        return asked.TryGet(out var answer, out var problems)
            ? Answer(parsed, answer.Drop, () => Terminal.Output.WriteLine(ChangeWords.Of(answer.Drop!, $"priority {answer.Drop!.Priority}")))
            : Refuse(parsed, problems);
    }

    private static Problem OutOfRange(string said) => new("priority-out-of-range", $"A priority cannot be {said}.")
    {
        Value = said,
        Allowed = $"a whole number, -{Highest} to {Highest}",
    };
}
