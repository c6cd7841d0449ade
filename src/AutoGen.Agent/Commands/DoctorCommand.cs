using System.CommandLine;
using AutoGen.Agent.Checks;
using AutoGen.Agent.Configuration;
using AutoGen.Automation.Workers;
using AutoGen.Rendering;
using Spectre.Console;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen doctor</c>: what is there, what is wrong, how to mend it.</summary>
internal sealed class DoctorCommand : Command, IHasExamples
{
    private readonly Option<bool> json = new("--json") { Description = "Print JSON instead of a report." };
    private readonly FolderOptions folders = new();
    private readonly Terminal terminal;

    public DoctorCommand(Terminal terminal)
        : base("doctor", "Checks the installation and says what is wrong and how to mend it.")
    {
        this.terminal = terminal;
        Add(json);
        folders.AddTo(this);
        SetAction((parsed, cancellationToken) => RunAsync(folders.Read(parsed), parsed.GetValue(json), cancellationToken));
    }

    public string Examples => """
        Examples:
          autogen doctor
          autogen doctor --workspace pictures --json

        Exit codes: 0 nothing is broken (there may be warnings), 1 something will not work.

        """;

    private async Task<int> RunAsync(Places places, bool asJson, CancellationToken cancellationToken)
    {
        var checks = await CheckAsync(places, cancellationToken);
        var broken = checks.Any(Is(CheckState.Error));
        if (asJson)
            JsonOutput.Write(terminal, JsonOutput.Of(new { Ok = !broken, Checks = checks }));
        else
            Print(checks);
        return (int)(broken ? ExitCode.Failed : ExitCode.Done);
    }

    private static async Task<IReadOnlyList<Check>> CheckAsync(Places places, CancellationToken cancellationToken)
    {
        var configuration = AgentConfiguration.Load(places);
        await using var renderer = Renderer.Create(configuration.Settings.ForRendering(), LeftOutPlugins.In(places.Data));
        var (agentChecks, agent) = await AgentChecks.RunAsync(places);
        return
        [
            .. RuntimeChecks.Run(),
            .. PackageChecks.Run(),
            .. DeviceChecks.Run(configuration.Settings),
            .. DeviceChecks.OfAgent(agent),
            .. agentChecks,
            .. await ServiceChecks.RunAsync(places, configuration.Settings, agent, cancellationToken),
            .. FolderChecks.Run(places, configuration.Settings.WatchedFolders),
            .. ConfigurationChecks.Run(configuration),
            .. NoticeChecks.Run(places, configuration.Settings.Notices),
            .. CatalogueChecks.Plugins(renderer.Catalogue),
            .. CatalogueChecks.Models(renderer.Catalogue),
        ];
    }

    private void Print(IReadOnlyList<Check> checks)
    {
        foreach (var area in checks.GroupBy(static check => check.Area))
        {
            terminal.OutputConsole.MarkupLineInterpolated($"[bold]{area.Key}[/]");
            foreach (var check in area)
                Print(check);
            terminal.OutputConsole.WriteLine();
        }

        terminal.OutputConsole.WriteLine($"{Count(checks, CheckState.Error, "error")}, {Count(checks, CheckState.Warning, "warning")}.");
    }

    private static string Count(IReadOnlyList<Check> checks, CheckState state, string word) =>
        checks.Count(Is(state)) is var count && count == 1 ? $"1 {word}" : $"{count} {word}s";

    private static Func<Check, bool> Is(CheckState state) => check => check.State == state;

    private void Print(Check check)
    {
        var (word, color) = check.State switch
        {
            CheckState.Ok => ("ok     ", Color.Green),
            CheckState.Warning => ("warning", Color.Yellow),
            _ => ("error  ", Color.Red),
        };
        terminal.OutputConsole.Write("  ");
        terminal.OutputConsole.Write(word, new Style(color));
        terminal.OutputConsole.WriteLine($"  {check.Name}: {check.Detail}");
        if (check.Remedy is { } remedy)
            terminal.OutputConsole.WriteLine($"           {remedy}");
    }
}
