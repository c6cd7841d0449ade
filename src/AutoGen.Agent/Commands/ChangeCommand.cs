using System.CommandLine;
using AutoGen.Agent.Control;
using AutoGen.Automation.Control;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen hold|release|cancel|retry DROP</c>.</summary>
internal sealed class ChangeCommand : ControlCommand
{
    private readonly Argument<string> drop = new("drop") { Description = DropHelp };
    private readonly DropAction action;
    private readonly string done;

    private ChangeCommand(Terminal terminal, string name, string description, DropAction action, string done)
        : base(terminal, name, description)
    {
        (this.action, this.done) = (action, done);
        Add(drop);
    }

    public override string Examples => $"""
        Examples:
          autogen {Name} 20260131-142233-1234567-9f3ac1
          autogen {Name} 9f3ac1 --json

        {ChangeWords.ExitCodes}

        """;

    public static ChangeCommand Hold(Terminal terminal) =>
        new(terminal, "hold", "Starts no further picture of a drop until it is released; one being made is finished.", DropAction.Hold, "held; autogen release goes on with it");

    public static ChangeCommand Release(Terminal terminal) =>
        new(terminal, "release", "Goes on with a drop that is held.", DropAction.Release, "released");

    public static ChangeCommand Cancel(Terminal terminal) =>
        new(terminal, "cancel", "Ends a drop: what is made stays, the rest is not made, the source goes to failed/.", DropAction.Cancel, "cancelled; what is made stays, autogen retry makes the rest");

    public static ChangeCommand Retry(Terminal terminal) =>
        new(terminal, "retry", "Tries again what failed, was rejected or cancelled of a drop, finished or not; pictures that are made stay.", DropAction.Retry, "is tried again; pictures that are made stay");

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var change = new DropChange(parsed.GetValue(drop)!, action);
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.Change, Change = change }, cancellationToken);
        return asked.TryGet(out var answer, out var problems)
            ? Answer(parsed, answer.Drop, () => Terminal.Output.WriteLine(ChangeWords.Of(answer.Drop!, done)))
            : Refuse(parsed, problems);
    }
}
