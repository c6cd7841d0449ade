using System.Xml.Linq;
using AutoGen.Agent.Services;

namespace AutoGen.Agent.Tests.Services;

/// <summary>What the system is told of the agent: command lines, a task, a unit, an account.</summary>
public sealed class ServiceTextTests
{
    private static readonly ServiceOrder Order = new(
        "/opt/auto gen/autogen",
        new Places("/opt/auto gen", "/var/lib/auto\"gen", "/srv/100 % pictures"),
        ["/srv/other"]);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData(@"C:\Program Files\AutoGen\", @"""C:\Program Files\AutoGen\\""")]
    [InlineData(@"D:\pictures\", @"D:\pictures\")]
    [InlineData("say \"a\"", "\"say \\\"a\\\"\"")]
    [InlineData(@"a \""b", "\"a \\\\\\\"b\"")]
    [InlineData(@"a\ ""b", @"""a\ \""b""")]
    public void A_windows_command_line_comes_apart_into_what_it_was_made_of(string argument, string expected)
    {
        Assert.Equal($"run {expected} last", WindowsCommandLine.Of(["run", argument, "last"]));
        Assert.Equal(["run", argument, "last"], WindowsCommandLine.Split($"run {expected} last"));
    }

    [Fact]
    public void The_data_folder_is_found_in_the_command_line_of_what_is_installed()
    {
        Assert.Equal(Order.Places.Data, ServiceOrder.DataFolderOf(WindowsCommandLine.Of([Order.Program, .. Order.Arguments, "--service"])));
        Assert.Null(ServiceOrder.DataFolderOf(@"""C:\Program Files\AutoGen\autogen.exe"" run --service"));
        Assert.Null(ServiceOrder.DataFolderOf(""));
    }

    /// <summary>1066: the service says its own exit code, which Windows answers with a restart.</summary>
    [Theory]
    [InlineData((int)ExitCode.Done, 0)]
    [InlineData((int)ExitCode.BadInput, 0)]
    [InlineData((int)ExitCode.Busy, 0)]
    [InlineData((int)ExitCode.Failed, 1066)]
    public void Windows_restarts_what_may_end_otherwise_the_next_time(int code, int expected) =>
        Assert.Equal(((uint)expected, (uint)code), ServiceEnd.ForWindows((ExitCode)code));

    /// <summary>Well-known identifiers, as icacls and sc showsid print them.</summary>
    [Theory]
    [InlineData("TrustedInstaller", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464")]
    [InlineData("trustedinstaller", "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464")]
    public void The_account_of_a_service_is_known_before_it_is_installed(string service, string expected) =>
        Assert.Equal(expected, ServiceAccount.SidTextOf(service));

    [Fact]
    public void The_logon_task_runs_the_agent_as_the_user_for_as_long_as_it_likes()
    {
        var task = XDocument.Parse(LogonTaskFile.Of(Order, @"HOME\anna"));
        XNamespace schema = "http://schemas.microsoft.com/windows/2004/02/mit/task";

        string Value(string name) => task.Descendants(schema + name).First().Value;
        Assert.Equal(@"HOME\anna", Value("UserId"));
        Assert.Equal("InteractiveToken", Value("LogonType"));
        Assert.Equal("PT0S", Value("ExecutionTimeLimit"));
        Assert.Equal("false", Value("DisallowStartIfOnBatteries"));
        Assert.Equal("/opt/auto gen/autogen", Value("Command"));
        Assert.Equal("run --data \"/var/lib/auto\\\"gen\" --workspace \"/srv/100 % pictures\" --no-console", Value("Arguments"));
    }

    [Fact]
    public void Two_users_of_one_machine_have_two_tasks()
    {
        Assert.Equal("AutoGen (HOME.anna)", LogonTaskFile.NameOf(@"HOME\anna"));
        Assert.NotEqual(LogonTaskFile.NameOf(@"WORK\anna"), LogonTaskFile.NameOf(@"HOME\anna"));
    }

    [Fact]
    public void The_unit_of_the_machine_may_write_where_the_agent_must_and_nowhere_else()
    {
        var unit = SystemdUnitFile.Of(Order with { User = "anna" }, ofUser: false);

        Assert.Contains("ExecStart=\"/opt/auto gen/autogen\" \"run\" \"--data\" \"/var/lib/auto\\\"gen\" \"--workspace\" \"/srv/100 %% pictures\"\n", unit.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("ReadWritePaths=\"/var/lib/auto\\\"gen\" \"/srv/100 %% pictures\" \"-/srv/other\"\n", unit.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("User=anna", unit, StringComparison.Ordinal);
        Assert.Contains("ProtectSystem=strict", unit, StringComparison.Ordinal);
        Assert.Contains("WatchdogSec=", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dollar_is_doubled_where_systemd_takes_it_for_a_variable_and_nowhere_else()
    {
        var unit = SystemdUnitFile.Of(new ServiceOrder("/opt/$a/autogen", new Places("/opt/$a", "/var/$b", null), ["/srv/$c"], "anna"), ofUser: false).ReplaceLineEndings("\n");

        Assert.Contains("ExecStart=\"/opt/$a/autogen\" \"run\" \"--data\" \"/var/$$b\"\n", unit, StringComparison.Ordinal);
        Assert.Contains("ReadWritePaths=\"/var/$b\" \"-/srv/$c\"\n", unit, StringComparison.Ordinal);
        Assert.Contains("RestartPreventExitStatus=2 4\n", unit, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_of_a_user_asks_for_nothing_that_only_the_machine_may_give()
    {
        var unit = SystemdUnitFile.Of(Order, ofUser: true);

        Assert.DoesNotContain("ProtectSystem", unit, StringComparison.Ordinal);
        Assert.Contains("WantedBy=default.target", unit, StringComparison.Ordinal);
    }
}
