namespace AutoGen.Windows.Tests;

/// <summary>The agent as a service: wine's service manager speaks the same interface as that of Windows.</summary>
public sealed class ServiceTests(Wine wine) : IClassFixture<Wine>
{
    [WineFact]
    public async Task A_service_is_installed_started_used_stopped_and_taken_away()
    {
        var folder = wine.NewFolder();
        string At(params string[] parts) => Path.Combine([folder, .. parts]);
        var folders = $"--workspace {Wine.PathOf(folder)} --data {Wine.PathOf(At("data"))}";
        await File.WriteAllTextAsync(At("scene.txt"), "a red circle on a blue background");
        var (code, output) = await wine.ScriptAsync(
            $"set agent={Wine.Agent}",
            "%agent% service status",
            $"%agent% service install {folders}",
            "echo install ended with %ERRORLEVEL%",
            $"if exist {Wine.PathOf(At("data", "service-rights.txt"))} echo its rights are noted",
            "%agent% service start",
            "echo start ended with %ERRORLEVEL%",
            "%agent% service status",
            $"%agent% service install {folders}",
            $"%agent% service install --workspace {Wine.PathOf(folder)} --data {Wine.PathOf(At("other"))} 2>&1",
            $"move {Wine.PathOf(At("scene.txt"))} {Wine.PathOf(At("inbox"))}\\",
            ":wait",
            "ping -n 2 127.0.0.1 > nul",
            $"if not exist {Wine.PathOf(At("inbox", "done", "scene.txt.report.txt"))} goto wait",
            $"%agent% doctor {folders} > {Wine.PathOf(At("doctor.txt"))}",
            "%agent% service stop",
            "echo stop ended with %ERRORLEVEL%",
            "%agent% service status",
            "%agent% service uninstall",
            "echo uninstall ended with %ERRORLEVEL%",
            $"if not exist {Wine.PathOf(At("data", "service-rights.txt"))} echo its rights are taken back",
            "%agent% service status");

        Assert.Equal(0, code);
        string[] lines = [.. output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(static line => !line.StartsWith("warning:", StringComparison.Ordinal) && !line.Contains("DXGI", StringComparison.Ordinal))];
        Assert.Collection(
            lines,
            Is("No Windows service is installed."),
            Begins("Installed as a Windows service."),
            Is("install ended with 0"),
            Is("its rights are noted"),
            Is("Running."),
            Is("start ended with 0"),
            Begins("Windows service: running, process "),
            Begins("Installed as a Windows service. It runs as it was started; restart it"),
            Contains("[service-running]"),
            Is("Stopped."),
            Is("stop ended with 0"),
            Is("Windows service: stopped"),
            Is("Uninstalled."),
            Is("uninstall ended with 0"),
            Is("its rights are taken back"),
            Is("No Windows service is installed."));
        Assert.Single(Directory.EnumerateFiles(At("outbox"), "*.png"));
        var doctor = await File.ReadAllTextAsync(At("doctor.txt"));
        Assert.Matches(@"ok +Windows service: running, process \d+", doctor);
        Assert.Matches(@"ok +session of the agent: \d+, .*; it runs as a service", doctor);
        Assert.Contains("device of worker 0: Computing on the CPU: Windows cannot list its graphics devices (error 887A0004).", doctor, StringComparison.Ordinal);
        Assert.Contains("autogen service uninstall, then autogen service install --at-logon", doctor, StringComparison.Ordinal);
        Assert.Contains("has ended as it was asked to", string.Concat(Directory.EnumerateFiles(At("data", "logs")).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [WineFact]
    public async Task A_service_with_a_broken_configuration_says_at_start_that_it_ended()
    {
        var folder = wine.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        var folders = $"--workspace {Wine.PathOf(folder)} --data {Wine.PathOf(Path.Combine(folder, "data"))}";
        var (_, output) = await wine.ScriptAsync(
            $"set agent={Wine.Agent}",
            $"%agent% service install {folders}",
            $"mkdir {Wine.PathOf(Path.Combine(folder, "config"))}",
            $"echo {{ \"steps\": }} > {Wine.PathOf(Path.Combine(folder, "config", "watches.json"))}",
            "%agent% service start",
            "echo start ended with %ERRORLEVEL%",
            "%agent% service uninstall");

        Assert.Contains("[service-ended-at-start]", output, StringComparison.Ordinal);
        Assert.Contains("exit code 2", output, StringComparison.Ordinal);
        Assert.Contains("start ended with 1", output, StringComparison.Ordinal);
    }

    [WineFact]
    public async Task Run_as_a_service_by_hand_is_refused()
    {
        var (code, output) = await wine.AgentAsync("run", "--service", "--workspace", Wine.PathOf(wine.NewFolder()));

        Assert.Equal(2, code);
        Assert.Contains("[service-not-from-manager]", output, StringComparison.Ordinal);
    }

    [WineFact]
    public async Task What_a_logon_task_starts_leaves_its_console_and_says_nothing_there()
    {
        var (code, output) = await wine.AgentAsync("run", "--no-console", "--data", Wine.PathOf(wine.NewFolder()));

        Assert.Equal(2, code); // there is nothing to watch
        Assert.DoesNotContain("nothing-to-watch", output, StringComparison.Ordinal);
    }

    private static Action<string> Contains(string expected) => line => Assert.Contains(expected, line, StringComparison.Ordinal);

    private static Action<string> Is(string expected) => line => Assert.Equal(expected, line);

    private static Action<string> Begins(string expected) => line => Assert.StartsWith(expected, line, StringComparison.Ordinal);
}
