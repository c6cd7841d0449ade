using System.Text.Json;
using AutoGen.Protocol.Settings;

namespace AutoGen.Agent.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_names_the_commands_gives_examples_and_exit_codes()
    {
        var (code, output, _) = await AgentProcess.RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(["run", "status", "show", "submit", "hold", "release", "cancel", "retry", "priority", "pause", "resume", "stop", "service", "generate", "list", "notice", "doctor"], command => Assert.Contains(command, output, StringComparison.Ordinal));
        Assert.Contains("autogen generate --prompt", output, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<ExitCode>(), value => Assert.Contains($"  {(int)value}  ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Version_is_a_version_and_nothing_else()
    {
        var result = await Cli.RunAsync("--version");

        Assert.Equal(ExitCode.Done, result.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", result.Output);
    }

    [Fact]
    public async Task Generate_shows_every_built_setting_as_an_option_and_no_other()
    {
        var help = (await Cli.RunAsync("generate", "--help")).Output;

        foreach (var setting in SettingTable.All)
        {
            var option = $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(setting.Name)} ";
            Assert.Equal(setting.Built, help.Contains(option, StringComparison.Ordinal));
        }

        Assert.Contains("1 to 500", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("status")]
    [InlineData("show")]
    [InlineData("submit")]
    [InlineData("hold")]
    [InlineData("release")]
    [InlineData("cancel")]
    [InlineData("retry")]
    [InlineData("priority")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("stop")]
    [InlineData("service")]
    [InlineData("generate")]
    [InlineData("list")]
    [InlineData("notice")]
    [InlineData("doctor")]
    public async Task Every_command_has_examples(string command) =>
        Assert.Contains($"Examples:{Environment.NewLine}  autogen {command}", (await Cli.RunAsync(command, "--help")).Output.ReplaceLineEndings(), StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_command_the_help_is_named_and_the_exit_code_says_bad_input()
    {
        var result = await Cli.RunAsync();

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains("autogen --help", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'genrate' is not expected here. Allowed: run, status, show, report, submit, schedule, hold, release, cancel, retry, priority, pause, resume, stop, service, generate, list, notice, doctor. Did you mean generate?", "genrate")]
    [InlineData("There is no option --seps. Did you mean --steps", "generate", "--seps", "3")]
    [InlineData("--prompt needs a value.", "generate", "--prompt")]
    [InlineData("--steps got '--json', which is an option itself.", "generate", "--prompt", "x", "--steps", "--json")]
    [InlineData("--steps is given 2 times.", "generate", "--prompt", "x", "--steps", "3", "--steps", "4")]
    public async Task A_wrong_command_line_is_answered_in_words(string message, params string[] arguments)
    {
        var result = await Cli.RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }
}
