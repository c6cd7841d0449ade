using AutoGen.Agent.Checks;
using AutoGen.Automation.Control;
using AutoGen.Protocol;

namespace AutoGen.Agent.Tests.Checks;

/// <summary>What doctor makes of the session and the graphics device of a running agent.</summary>
public sealed class DeviceCheckTests
{
    private static readonly Problem NotListed = new("devices-not-listed", "Computing on the CPU: Windows cannot list its graphics devices (error 887A0004).") { Remedy = "Install the driver." };

    [Fact]
    public void A_service_whose_device_cannot_be_opened_in_session_0_is_to_become_a_logon_task()
    {
        var checks = Of(new AgentStatus { Running = true, AsService = true, SessionId = 0, Workers = [Worker with { DeviceProblem = NotListed }] });

        Assert.Equal("session of the agent: 0, that of services; it runs as a service", checks[0].ToText());
        Assert.Equal(CheckState.Warning, checks[1].State);
        Assert.Equal($"device of worker 0: {NotListed.Message}", checks[1].ToText());
        Assert.Contains("autogen service uninstall, then autogen service install --at-logon", checks[1].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void In_session_0_without_a_service_there_is_none_to_uninstall()
    {
        var checks = Of(new AgentStatus { Running = true, SessionId = 0, Workers = [Worker with { DeviceProblem = NotListed }] });

        Assert.Contains(": autogen service install --at-logon", checks[1].Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("uninstall", checks[1].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "devices-not-listed")]
    [InlineData(0, "device-computes-wrong")]
    [InlineData(0, "device-lost")]
    public void Where_another_session_would_not_help_the_remedy_is_that_of_the_device(int session, string code)
    {
        var problem = new Problem(code, "It is bad.") { Remedy = "Update the graphics driver." };

        var checks = Of(new AgentStatus { Running = true, AsService = session == 0, SessionId = session, Workers = [Worker with { DeviceProblem = problem }] });

        Assert.Equal((CheckState.Warning, "Update the graphics driver."), (checks[1].State, checks[1].Remedy));
    }

    [Fact]
    public void An_agent_in_a_users_session_with_its_device_is_well()
    {
        var checks = Of(new AgentStatus { Running = true, SessionId = 2, Workers = [Worker with { Device = "0: Radeon" }, new WorkerStatus(1, WorkerState.Stopped)] });

        Assert.All(checks, static check => Assert.Equal(CheckState.Ok, check.State));
        Assert.Equal(
            [
                "session of the agent: 2, that of a signed-in user; it does not run as a service",
                "device of worker 0: 0: Radeon",
                "device of worker 1: none: the CPU is configured, a device rests, or no worker has started yet",
            ],
            checks.Select(static check => check.ToText()));
    }

    [Fact]
    public void On_other_systems_than_Windows_only_what_is_wrong_is_told()
    {
        Assert.Empty(Of(new AgentStatus { Running = true, Workers = [Worker] }));
        Assert.Equal("Install the driver.", Assert.Single(Of(new AgentStatus { Running = true, Workers = [Worker with { DeviceProblem = NotListed }] })).Remedy);
        Assert.Empty(DeviceChecks.OfAgent(null));
    }

    private static WorkerStatus Worker => new(0, WorkerState.Idle);

    private static IReadOnlyList<Check> Of(AgentStatus agent) => [.. DeviceChecks.OfAgent(agent)];
}
