using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using AutoGen.Agent.Commands;
using AutoGen.Protocol;

namespace AutoGen.Agent;

/// <summary>The command tree, and what holds for every command: help with examples, version, usage errors.</summary>
internal sealed class CommandLine(Terminal terminal)
{
    // A value may begin with @ (prompts do): no response files. A signal is each command's own matter.
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public async Task<ExitCode> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var invocation = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
        };
        var parsed = Root().Parse(arguments, Parser);
        if (parsed.Action is ParseErrorAction)
            return Refuse(parsed);
        try
        {
            return (ExitCode)await parsed.InvokeAsync(invocation, cancellationToken);
        }
        catch (Exception bug)
        {
            terminal.Report([new Problem("unexpected-fault", $"AutoGen itself failed: {bug}") { Remedy = "Please report this with the lines above and the command." }]);
            return ExitCode.Failed;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand("AutoGen turns folders into a picture machine: drop a prompt or an image, get pictures.")
        {
            new RunCommand(terminal),
            new StatusCommand(terminal),
            new ShowCommand(terminal),
            new ReportCommand(terminal),
            new SubmitCommand(terminal),
            new ScheduleCommand(terminal),
            ChangeCommand.Hold(terminal),
            ChangeCommand.Release(terminal),
            ChangeCommand.Cancel(terminal),
            ChangeCommand.Retry(terminal),
            new PriorityCommand(terminal),
            PauseCommand.Pause(terminal),
            PauseCommand.Resume(terminal),
            new StopCommand(terminal),
            new ServiceCommand(terminal),
            new GenerateCommand(terminal),
            new ListCommand(terminal),
            new NoticeCommand(terminal),
            new DoctorCommand(terminal),
            new WorkerProcessCommand(terminal),
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction(terminal);
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, terminal);
        return root;
    }

    private ExitCode Refuse(ParseResult parsed)
    {
        var problems = UsageProblem.Of(parsed);
        if (parsed.Tokens.Any(token => token.Value == "--json"))
            JsonOutput.Write(terminal, JsonOutput.Problems(problems));
        terminal.Report(problems);
        return ExitCode.BadInput;
    }

    private sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine(Version);
            return (int)ExitCode.Done;
        }
    }

    private sealed class HelpWithExamples(HelpAction standard, Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            standard.Invoke(parseResult);
            terminal.Output.WriteLine(parseResult.CommandResult.Command is IHasExamples command ? command.Examples : RootHelp.Text);
            return (int)ExitCode.Done;
        }
    }
}
