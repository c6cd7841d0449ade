using System.CommandLine;

namespace AutoGen.Agent.Commands;

/// <summary>The options that say which folders a command works with.</summary>
internal sealed class FolderOptions
{
    private readonly Option<string?> data = new("--data")
    {
        HelpName = "folder",
        Description = "Data folder: configuration, models, plugins, logs. Default: "
            + (OperatingSystem.IsWindows() ? "%ProgramData%\\AutoGen." : "$XDG_DATA_HOME/autogen, else ~/.local/share/autogen."),
    };

    public Option<string?> Workspace { get; } = new("--workspace")
    {
        HelpName = "folder",
        Description = "Workspace whose config folder counts too. Default: none.",
    };

    public void AddTo(Command command)
    {
        command.Add(Workspace);
        command.Add(data);
    }

    public Places Read(ParseResult parsed) => Places.Of(parsed.GetValue(data), parsed.GetValue(Workspace));
}
