using System.CommandLine;
using AutoGen.Agent.Services;

namespace AutoGen.Agent.Commands;

/// <summary>The options that say which folders a command works with.</summary>
internal sealed class FolderOptions
{
    private readonly Option<string?> data = new("--data")
    {
        HelpName = "folder",
        Description = "Data folder: configuration, models, plugins, logs. Default: "
            + (OperatingSystem.IsWindows() ? "%ProgramData%\\AutoGen where a service was installed, else %LocalAppData%\\AutoGen." : "$XDG_DATA_HOME/autogen, else ~/.local/share/autogen."),
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

    /// <summary>For a service that is to be installed: where no data folder is named, the computer's.</summary>
    public Places ReadForService(ParseResult parsed) => Places.Of(parsed.GetValue(data) ?? (OperatingSystem.IsWindows() ? MachineData.FullPath : null), parsed.GetValue(Workspace));
}
