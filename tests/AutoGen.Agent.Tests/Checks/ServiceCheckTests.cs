using AutoGen.Agent.Checks;
using AutoGen.Agent.Services;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Tests.Checks;

/// <summary>What doctor makes of what is installed, and of the folders that a service of Windows does not get at.</summary>
public sealed class ServiceCheckTests : IDisposable
{
    private static readonly ServiceStatus Running = new(ServiceState.Running, 4242), Stopped = new(ServiceState.Stopped);
    private static readonly Problem Mapped = new("service-drive-mapped", "Z:\\in lies on Z:.") { Remedy = "Write the share's own name." };

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_service_is_told_with_its_state_and_what_its_account_does_not_get_at()
    {
        var checks = OfService(Running);

        Assert.Equal(["Windows service: running, process 4242", @"account: NT SERVICE\AutoGen: has no network drives, and rights on the folders that autogen service install was told of only"], checks.Select(CheckText.ToText));
        Assert.All(checks, static check => Assert.Equal(CheckState.Ok, check.State));
    }

    [Fact]
    public void Where_no_service_is_there_is_nothing_to_say_of_its_account()
    {
        var check = Assert.Single(OfService(new ServiceStatus(ServiceState.NotInstalled), Mapped));

        Assert.Equal((CheckState.Ok, "installed"), (check.State, check.Name));
    }

    [Fact]
    public void A_folder_on_a_mapped_drive_is_an_error_of_a_service()
    {
        var check = Assert.Single(OfService(Stopped, Mapped), static check => check.State == CheckState.Error);

        Assert.Equal((Mapped.Message, Mapped.Remedy), (check.Detail, check.Remedy));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_watch_that_a_running_service_cannot_use_may_want_its_rights(bool asService, int warnings)
    {
        var agent = new AgentStatus
        {
            Running = true,
            AsService = asService,
            SessionId = asService ? 0 : 1,
            Watches = [new WatchStatus("inbox", "in", "out"), new WatchStatus("scans", "in2", "out") { Problem = new Problem("folder-missing", "in2 is not there.") }],
        };

        var told = OfService(Running, agent: agent).Where(static check => check.State == CheckState.Warning).ToList();

        Assert.Equal(warnings, told.Count);
        Assert.All(told, static check =>
        {
            Assert.Equal("watch scans: in2 is not there.", check.ToText());
            Assert.Contains(@"NT SERVICE\AutoGen has no rights there, autogen service install", check.Remedy, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_question_that_the_system_does_not_answer_is_a_warning()
    {
        var check = Assert.Single(ServiceChecks.OfUnit("systemd unit", new Problem("service-failed", "Asking failed.")));

        Assert.Equal((CheckState.Warning, "systemd unit: Asking failed."), (check.State, check.ToText()));
    }

    [Fact]
    public async Task Linux_tells_the_unit_that_is_installed_and_nothing_where_there_is_none_nor_systemctl()
    {
        Assert.Equal("systemd unit: running, process 4242", Assert.Single(ServiceChecks.OfUnit("systemd unit", Running)).ToText());
        var none = new SystemdUnit(folder["autogen.service"], ofUser: true, folder["no-systemctl"]);
        Assert.Empty(ServiceChecks.OfUnit(none.Kind, await none.QueryAsync(CancellationToken.None)));
    }

    public void Dispose() => folder.Dispose();

    private static IReadOnlyList<Check> OfService(ServiceStatus service, Problem? mapped = null, AgentStatus? agent = null) =>
        [.. ServiceChecks.OfService("Windows service", service, mapped, agent)];
}
