using System.CommandLine;
using AutoGen.Agent.Control;
using AutoGen.Agent.Running;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen submit FILE|-</c>.</summary>
internal sealed class SubmitCommand : ControlCommand
{
    private readonly Argument<string[]> files = new("file")
    {
        Description = "Prompt files, .txt or .json; - reads the standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> name = new("--name") { HelpName = "file name", Description = "What the drop is called, for one file. [default: the file's own name]" };
    private readonly Option<string?> to = new("--to") { HelpName = "watch", Description = "The watch whose recipe and output count. [default: the only one]" };

    public SubmitCommand(Terminal terminal)
        : base(terminal, "submit", "Hands prompts to the agent, as if they were dropped into a watched folder. Without an agent they are put there.")
    {
        Add(files);
        Options.Insert(0, name);
        Options.Insert(1, to);
    }

    public override string Examples => """
        Examples:
          autogen submit scenes.txt
          autogen submit monday.json tuesday.json --to night
          echo "a red circle" | autogen submit - --name circle.txt
          autogen submit scenes.txt --workspace pictures     (no agent runs: it goes to pictures/inbox)

        Exit codes: 0 all taken, 1 the agent does not answer, 2 a file cannot be taken, 5 an agent runs but cannot be reached.

        """;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var inputs = new SubmissionInput(Terminal, parsed.GetValue(to));
        if (!inputs.Read(parsed.GetValue(files)!, parsed.GetValue(name)).TryGet(out var submissions, out var wrong))
            return Refuse(parsed, wrong); // all are read before the first is handed over
        var taken = new List<TakenSubmission>();
        var handOver = new SubmissionHandOver(places, TimeProvider.System);
        var problems = new List<Problem>();
        foreach (var submission in submissions)
        {
            if ((await handOver.RunAsync(submission, cancellationToken)).TryGet(out var one, out var refused))
                taken.Add(one);
            else
                problems.AddRange(refused);
        }

        Print(parsed, taken, problems);
        return problems.Count == 0 ? ExitCode.Done : CodeOf(problems);
    }

    private void Print(ParseResult parsed, IReadOnlyList<TakenSubmission> taken, IReadOnlyList<Problem> problems)
    {
        if (IsJson(parsed))
        {
            var answer = new System.Text.Json.Nodes.JsonObject { ["submissions"] = JsonOutput.Of(taken) };
            if (problems.Count > 0)
                answer["problems"] = JsonOutput.Of(problems);
            JsonOutput.Write(Terminal, answer);
        }
        else
        {
            foreach (var one in taken)
            {
                Terminal.Output.WriteLine(Printable.Line(one.Path is { } path
                    ? $"{one.Name}: no agent runs; put into its folder for the next one: {path}"
                    : $"{one.Name}: drop {one.Drop} of watch {one.Watch}"));
            }
        }

        Terminal.Report(problems);
    }
}
