using System.CommandLine;
using System.CommandLine.Parsing;
using AutoGen.Prompts.Naming;
using AutoGen.Protocol;

namespace AutoGen.Agent;

/// <summary>What is wrong with a command line, in our words.</summary>
internal static class UsageProblem
{
    public static IReadOnlyList<Problem> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.Where(static token => token.StartsWith('-')).ToList();
        // what follows an unknown option is most likely its value
        var tokens = unknown.Count > 0 ? unknown : parsed.UnmatchedTokens;
        var problems = tokens.Select(token => Unknown(token, command)).ToList();
        problems.AddRange(parsed.Errors.Where(error => error.SymbolResult is OptionResult).Select(static error => Wrong(error)));
        if (problems.Count == 0)
            problems.AddRange(parsed.Errors.Select(error => new Problem("usage", error.Message) { Remedy = Help(command) }));
        return problems;
    }

    private static Problem Unknown(string token, Command command)
    {
        var isOption = token.StartsWith('-');
        var known = isOption
            ? command.Options.Where(static option => !option.Hidden).Select(static option => option.Name).ToList()
            : command.Subcommands.Where(static subcommand => !subcommand.Hidden).Select(static subcommand => subcommand.Name).ToList();
        var question = NearestNames.Question(token, known);
        return new Problem(isOption ? "option-unknown" : "argument-unexpected", isOption ? $"There is no option {token}." : $"'{token}' is not expected here.")
        {
            Value = token,
            Allowed = isOption || known.Count == 0 ? null : string.Join(", ", known),
            Remedy = question is null ? Help(command) : question + " " + Help(command),
        };
    }

    private static Problem Wrong(ParseError error)
    {
        var option = ((OptionResult)error.SymbolResult!).Option;
        return ((OptionResult)error.SymbolResult!).Tokens.Count == 0
            ? new Problem("option-value-missing", $"{option.Name} needs a value.") { Key = option.Name, Allowed = option.HelpName }
            : new Problem("option-repeated", $"{option.Name} is given more than once.") { Key = option.Name, Remedy = "Give it once." };
    }

    private static string Help(Command command)
    {
        var path = new List<string>();
        for (Symbol? symbol = command; symbol is Command and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
            path.Insert(0, symbol.Name);
        return $"See autogen {string.Join(' ', path.Append("--help"))}.";
    }
}
