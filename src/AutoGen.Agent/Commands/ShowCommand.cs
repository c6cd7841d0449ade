using System.CommandLine;
using AutoGen.Agent.Control;
using AutoGen.Automation.Control;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen show DROP</c>.</summary>
internal sealed class ShowCommand : ControlCommand
{
    private readonly Argument<string> drop = new("drop") { Description = DropHelp };

    public ShowCommand(Terminal terminal)
        : base(terminal, "show", "Shows a drop in full: its pictures, what failed and why. Works without an agent too.") => Add(drop);

    public override string Examples => """
        Examples:
          autogen show 20260131-142233-1234567-9f3ac1
          autogen show 9f3ac1 --json

        Exit codes: 0 shown, 1 the agent does not answer, 2 no such drop.

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var id = parsed.GetValue(drop)!;
        var asked = await new ControlClient(places).AskAsync(new ControlRequest { Ask = ControlQuestion.Show, Drop = id }, cancellationToken);
        if (asked.TryGet(out var answer, out var problems))
            return Print(parsed, answer.Details!);
        if (!NobodyThere(problems))
            return Refuse(parsed, problems);
        if (!Files(places).TryGet(out var files, out var wrong) || !files.Show(id).TryGet(out var details, out wrong))
            return Refuse(parsed, wrong);
        Terminal.Report(problems, "note");
        return Print(parsed, details);
    }

    private ExitCode Print(ParseResult parsed, DropDetails details) =>
        Answer(parsed, details, () => Terminal.OutputConsole.Write(DropView.Of(details)));
}
