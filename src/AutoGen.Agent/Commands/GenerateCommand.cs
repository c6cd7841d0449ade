using System.CommandLine;
using AutoGen.Agent.Configuration;
using AutoGen.Agent.Generation;
using AutoGen.Automation.Workers;
using AutoGen.Prompts;
using AutoGen.Protocol;
using AutoGen.Rendering;

namespace AutoGen.Agent.Commands;

/// <summary><c>autogen generate</c>: pictures from the command line, in this process.</summary>
internal sealed class GenerateCommand : Command, IHasExamples
{
    private readonly Option<string?> output = new("--output", "-o")
    {
        HelpName = "file or folder",
        Description = "A file name ending in .png, .jpg, .jpeg or .webp, or a folder. Nothing is overwritten: a taken name gets a number. [default: the current folder]",
    };

    private readonly Option<bool> json = new("--json") { Description = "Print only JSON: pictures, seconds, request; or problems." };
    private readonly SettingOptions settings = new();
    private readonly FolderOptions folders = new();
    private readonly Terminal terminal;

    public GenerateCommand(Terminal terminal)
        : base("generate", "Makes pictures from a prompt, or from an image and a prompt.")
    {
        this.terminal = terminal;
        settings.AddTo(this);
        Add(output);
        Add(json);
        folders.AddTo(this);
        SetAction(RunAsync);
    }

    public string Examples => """
        Examples:
          autogen generate --prompt "a red circle on a blue background" --seed 7 --output out.png
          autogen generate --prompt "a green tree" --count 4 --sampler euler_ancestral --steps 30 --output pictures
          autogen generate --prompt "a house at night" --init-image house.png --strength 0.6
          autogen generate --prompt "a house" --sampler '{"name": "ddim", "eta": 0.5}' --post-process '{"name": "resize", "width": 512}'

        What is not said comes from "defaults" in appsettings.json (docs/configuration.md), else from the defaults above.

        """;

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var answer = new GenerationAnswer(terminal, parsed.GetValue(json));
        var places = folders.Read(parsed);
        var configuration = AgentConfiguration.Load(places);
        if (configuration.Problems.Count > 0)
            return (int)answer.Refuse(configuration.Problems);

        var (said, problems) = settings.Read(parsed);
        var target = OutputTarget.Of(parsed.GetValue(output));
        said = target.Value?.Complete(said) ?? said;
        var wanted = SettingLayers.Combine(said, configuration.Settings.Defaults);
        using var interruption = new Interruption(cancellationToken);
        var rendering = configuration.Settings.ForRendering() with { ModelFolders = FolderOf(wanted.Model) };
        await using var renderer = Renderer.Create(rendering, LeftOutPlugins.In(places.Data));
        var images = new ImageInspector(configuration.Settings.PixelLimit);
        var plan = RequestPlanner.Plan(wanted, new PlanContext(renderer.Catalogue, images, SeedSource.Random, Environment.CurrentDirectory));
        problems = [.. problems, .. plan.Problems, .. target.Problems, .. new[] { target.Value?.Against(said) }.OfType<Problem>()];
        if (problems.Count > 0)
            return (int)answer.Refuse(problems);

        terminal.Report(plan.Warnings, "warning");
        var run = new PictureRun(renderer, target.Value!, terminal, answer);
        return (int)await run.RunAsync(plan.Value!, interruption.Token);
    }

    private static IReadOnlyList<string> FolderOf(string? model) =>
        Directory.Exists(model) ? [Path.TrimEndingDirectorySeparator(Path.GetFullPath(model))] : [];
}
