using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Automation.Notices;
using AutoGen.Prompts.Naming;
using AutoGen.Protocol;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen notice test</c>.</summary>
internal sealed class NoticeCommand : Command, IHasExamples
{
    private readonly Terminal terminal;
    private readonly Argument<string?> name = new("channel") { Description = "Name of the channel. Default: all.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON: what came of each channel, or problems." };
    private readonly FolderOptions folders = new();

    public NoticeCommand(Terminal terminal)
        : base("notice", "Tries the channels that hear of finished drops.")
    {
        this.terminal = terminal;
        var test = new Command("test", "Sends a test notice, now and once. No agent need run.") { name, json };
        folders.AddTo(test);
        test.SetAction((parsed, cancellationToken) => TestAsync(parsed, folders.Read(parsed), cancellationToken));
        Add(test);
    }

    public string Examples => """
        Examples:
          autogen notice test
          autogen notice test phone --workspace pictures

        Exit codes: 0 delivered to all, 1 not to all, 2 wrong configuration or no such channel.

        """;

    private async Task<int> TestAsync(ParseResult parsed, Places places, CancellationToken cancellationToken)
    {
        var asJson = parsed.GetValue(json);
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return Refuse(configuration.Problems, asJson);
        var (channels, problem) = Chosen(configuration.Settings.Notices, parsed.GetValue(name));
        if (problem is not null)
            return Refuse([problem], asJson);
        var results = await SendAsync(channels, places, cancellationToken);
        if (asJson)
            JsonOutput.Write(terminal, JsonOutput.Of(results));
        else
            Print(results);
        return (int)(results.Any(static result => result.Problem is not null) ? ExitCode.Failed : ExitCode.Done);
    }

    private static (IReadOnlyList<NoticeChannel> Channels, Problem? Problem) Chosen(IReadOnlyList<NoticeChannel> all, string? wanted)
    {
        var chosen = all.Where(channel => wanted is null || channel.Name == wanted).ToList();
        var names = all.Select(static channel => channel.Name).ToList();
        return chosen.Count > 0 ? (chosen, null) : ([], new Problem("notice-channel-unknown", wanted is null ? "No channel is configured." : $"There is no channel \"{wanted}\".")
        {
            Value = wanted,
            Allowed = names.Count == 0 ? null : string.Join(", ", names),
            Remedy = (wanted is null ? null : NearestNames.Question(wanted, names)) ?? "Configure one as notices of appsettings.json (docs/notices.md).",
        });
    }

    private static async Task<IReadOnlyList<TestedChannel>> SendAsync(IReadOnlyList<NoticeChannel> channels, Places places, CancellationToken cancellationToken)
    {
        using var test = new NoticeTest(places.Data, TimeProvider.System);
        var results = new List<TestedChannel>();
        foreach (var channel in channels)
            results.Add(new TestedChannel(channel.Name, channel.Format, await test.SendAsync(channel, cancellationToken)));
        return results;
    }

    private void Print(IReadOnlyList<TestedChannel> results)
    {
        foreach (var result in results.Where(static result => result.Problem is null))
            terminal.Output.WriteLine($"{result.Channel} ({result.Format}): delivered");
        terminal.Report(results.Select(static result => result.Problem).OfType<Problem>());
    }

    private int Refuse(IReadOnlyList<Problem> problems, bool asJson)
    {
        if (asJson)
            JsonOutput.Write(terminal, JsonOutput.Problems(problems));
        terminal.Report(problems);
        return (int)ExitCode.BadInput;
    }

    private sealed record TestedChannel(string Channel, string Format, Problem? Problem);
}
