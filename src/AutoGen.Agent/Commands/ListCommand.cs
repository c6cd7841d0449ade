using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Listing;
using AutoGen.Automation.Workers;
using AutoGen.Rendering;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen list</c>: what requests may name.</summary>
internal sealed class ListCommand : Command, IHasExamples
{
    private static readonly CatalogueList[] Lists =
        [new SamplerList(), OptionsList.Schedules(), OptionsList.Guidance(), new ModelList(), new PostProcessorList(), new PluginList()];

    private readonly Terminal terminal;

    public ListCommand(Terminal terminal)
        : base("list", "Shows what requests may name.")
    {
        this.terminal = terminal;
        foreach (var list in Lists)
            Add(Subcommand(list));
    }

    public string Examples => """
        Examples:
          autogen list samplers
          autogen list models --data /srv/autogen
          autogen list plugins --json

        """;

    private Command Subcommand(CatalogueList list)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table." };
        var folders = new FolderOptions();
        var command = new Command(list.Name, list.Description) { json };
        folders.AddTo(command);
        command.SetAction((parsed, _) => ShowAsync(list, folders.Read(parsed), parsed.GetValue(json)));
        return command;
    }

    private async Task<int> ShowAsync(CatalogueList list, Places places, bool json)
    {
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
        {
            if (json)
                JsonOutput.Write(terminal, JsonOutput.Problems(configuration.Problems));
            terminal.Report(configuration.Problems);
            return (int)ExitCode.BadInput;
        }

        await using var renderer = Renderer.Create(configuration.Settings.ForRendering(), LeftOutPlugins.In(places.Data));
        if (json)
            JsonOutput.Write(terminal, list.Json(renderer.Catalogue));
        else
            terminal.OutputConsole.Write(list.Table(renderer.Catalogue));
        return (int)ExitCode.Done;
    }
}
