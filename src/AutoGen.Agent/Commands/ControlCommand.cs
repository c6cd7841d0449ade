using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Control;
using AutoGen.Agent.Services;
using AutoGen.Automation;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary>A command that speaks to the running agent of a data folder.</summary>
internal abstract class ControlCommand : Command, IHasExamples
{
    protected const string DropHelp = "Id of the drop, or so much of its beginning or end that it is the only one; autogen status shows them.";

    private readonly Option<bool> json = new("--json") { Description = "Print JSON: the answer, or problems." };
    private readonly FolderOptions folders = new();

    protected ControlCommand(Terminal terminal, string name, string description)
        : base(name, description)
    {
        Terminal = terminal;
        Add(json);
        folders.AddTo(this);
        SetAction(async (parsed, cancellationToken) => (int)await RunAsync(parsed, folders.Read(parsed), cancellationToken));
    }

    public abstract string Examples { get; }

    protected Terminal Terminal { get; }

    protected abstract Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken);

    protected bool IsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>Prints the answer: the value with <c>--json</c>, else its words.</summary>
    protected ExitCode Answer<T>(ParseResult parsed, T value, Action print)
    {
        if (IsJson(parsed))
            JsonOutput.Write(Terminal, JsonOutput.Of(value));
        else
            print();
        return ExitCode.Done;
    }

    protected ExitCode Refuse(ParseResult parsed, IReadOnlyList<Problem> problems)
    {
        if (IsJson(parsed))
            JsonOutput.Write(Terminal, JsonOutput.Problems(problems));
        Terminal.Report(problems);
        return CodeOf(problems);
    }

    protected static ExitCode CodeOf(IReadOnlyList<Problem> problems) => problems[0].Code switch
    {
        ControlClient.NotRunning or ControlClient.NotReachable or ControlClient.Elsewhere => ExitCode.NoAgent,
        ControlClient.NotAnswering or ControlClient.BrokeOff or ControlDesk.Broken or ServiceProblems.NotStopped => ExitCode.Failed,
        _ => ExitCode.BadInput,
    };

    /// <summary>Whether the files may answer in the agent's place.</summary>
    protected static bool NobodyThere(IReadOnlyList<Problem> problems) => CodeOf(problems) == ExitCode.NoAgent;

    /// <summary>Reads the files of the configured watches.</summary>
    protected static Result<DropReader> Files(Places places)
    {
        var configuration = AgentConfiguration.Load(places);
        return configuration.Problems.Count > 0
            ? Result<DropReader>.Fail(configuration.Problems)
            : new DropReader(new LiveOptions(configuration.Settings.ForAutomation()), places.Data, TimeProvider.System);
    }
}
