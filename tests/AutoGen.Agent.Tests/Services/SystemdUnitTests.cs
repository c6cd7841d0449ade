using AutoGen.Agent.Services;

namespace AutoGen.Agent.Tests.Services;

/// <summary>The unit: read by systemd itself where it is installed, put in its place, taken away. systemctl is a script that notes what it is asked.</summary>
public sealed class SystemdUnitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Program => Path.Combine(AppContext.BaseDirectory, "autogen");

    private string UnitFile => folder["units", "autogen.service"];

    private ServiceOrder Order => new(Program, new Places(AppContext.BaseDirectory, folder["da ta\"x"], folder["100 % pictures"]), [folder["out$put"]]);

    [SystemdTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Systemd_finds_nothing_wrong_with_it(bool ofUser)
    {
        Directory.CreateDirectory(folder["units"]);
        await File.WriteAllTextAsync(UnitFile, SystemdUnitFile.Of(Order with { User = "daemon" }, ofUser));

        var answer = (await Tool.RunAsync("env", [$"XDG_RUNTIME_DIR={folder["units"]}", SystemdTheoryAttribute.Program, "verify", ofUser ? "--user" : "--system", UnitFile], CancellationToken.None)).Value!;

        Assert.True(answer.Well, answer.Reason);
        Assert.DoesNotContain(
            (answer.Output + answer.Error).Split('\n'),
            static line => line.Contains("autogen.service", StringComparison.Ordinal)
                && !line.Contains("Unknown key 'RestartSteps'", StringComparison.Ordinal) // systemd before 254 has no growing waits, and restarts after RestartSec
                && !line.Contains("Unknown key 'RestartMaxDelaySec'", StringComparison.Ordinal));
    }

    [ToolFact("sh")]
    public async Task A_user_s_unit_is_written_enabled_asked_and_taken_away()
    {
        var unit = new SystemdUnit(UnitFile, ofUser: true, Systemctl());

        Assert.Equal(ServiceState.NotInstalled, (await unit.QueryAsync(CancellationToken.None)).Value!.State);
        Assert.Equal("service-not-installed", (await unit.StartAsync(CancellationToken.None))[0].Code);
        Assert.Equal(new ServiceStatus(ServiceState.Running, 4242), (await unit.InstallAsync(Order, CancellationToken.None)).Value);
        Assert.Equal(SystemdUnitFile.Of(Order, ofUser: true), await File.ReadAllTextAsync(UnitFile));
        Assert.Empty(await unit.StartAsync(CancellationToken.None));
        Assert.Empty(await unit.UninstallAsync(CancellationToken.None));
        Assert.False(File.Exists(UnitFile));
        Assert.Equal(
            [
                "--user daemon-reload", "--user enable autogen.service", "--user show autogen.service --property=ActiveState --property=MainPID --value",
                "--user start autogen.service", "--user disable --now autogen.service", "--user daemon-reload",
            ],
            await File.ReadAllLinesAsync(folder["asked"]));
    }

    [ToolFact("sh")]
    public async Task A_unit_of_which_systemd_says_nothing_does_not_run()
    {
        folder.Write("", "units", "autogen.service");
        Assert.Equal(ServiceState.Stopped, (await new SystemdUnit(UnitFile, ofUser: true, Systemctl("exit 4")).QueryAsync(CancellationToken.None)).Value?.State);
    }

    [ToolFact("sh")]
    public async Task A_unit_that_cannot_be_deleted_is_told()
    {
        folder.Write("", "units", "autogen.service");
        var unit = new SystemdUnit(UnitFile, ofUser: true, Systemctl($"rm -rf \"{UnitFile}\"; mkdir \"{UnitFile}\"")); // a folder is no file to delete

        var problem = Assert.Single(await unit.UninstallAsync(CancellationToken.None));

        Assert.Equal("service-failed", problem.Code);
        Assert.Contains(UnitFile, problem.Message, StringComparison.Ordinal);
    }

    [ToolFact("runuser", asRoot: true)]
    public async Task The_unit_of_the_machine_runs_as_a_user_who_can_work_in_its_folders()
    {
        Open(folder.Path);
        folder.Write("#!/bin/sh", "program");
        Open(folder["program"]);
        var unit = new SystemdUnit(UnitFile, ofUser: false, Systemctl());
        var order = Order with { Program = folder["program"], User = "daemon" };

        Assert.Empty((await unit.InstallAsync(order, CancellationToken.None)).Problems);
        Assert.Contains("\nUser=daemon\n", await File.ReadAllTextAsync(UnitFile), StringComparison.Ordinal);
        Assert.All(order.Written, static made => Assert.True(Directory.Exists(made)));

        Directory.CreateDirectory(folder["of root"]);
        var refused = await unit.InstallAsync(order with { Folders = [folder["of root"]] }, CancellationToken.None);
        Assert.Equal(("service-folder-not-granted", folder["of root"]), (Assert.Single(refused.Problems).Code, refused.Problems[0].Value));
        Assert.Equal("service-user-unknown", (await unit.InstallAsync(order with { User = "nobody-of-that-name" }, CancellationToken.None)).Problems[0].Code);
    }

    public void Dispose() => folder.Dispose();

    private string Systemctl() => Systemctl($"echo \"$*\" >> \"{folder["asked"]}\"\ncase \"$*\" in *show*) echo active; echo 4242;; esac");

    private string Systemctl(string commands)
    {
        var script = folder["systemctl"];
        File.WriteAllText(script, $"#!/bin/sh\n{commands}\n");
        Open(script);
        return script;
    }

    /// <summary>Everybody may read and run it.</summary>
    private static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }
}
