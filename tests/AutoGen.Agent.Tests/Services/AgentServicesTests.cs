using AutoGen.Agent.Services;
using AutoGen.Protocol;

namespace AutoGen.Agent.Tests.Services;

/// <summary>A service and a logon task are two ways of starting one agent; only one of them is installed.</summary>
public sealed class AgentServicesTests
{
    private static readonly ServiceOrder Order = new("autogen", new Places("/opt/autogen", "/data", null), []);

    private readonly PlayedService service = new("Windows service"), task = new("logon task");

    private AgentServices Services => new(service, task);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_one_is_installed_the_other_is_refused(bool atLogon)
    {
        var (first, second) = atLogon ? (task, service) : (service, task);
        Assert.Empty((await Services.InstallAsync(Services.Wanted(atLogon), Order, CancellationToken.None)).Problems);

        var refused = await Services.InstallAsync(Services.Wanted(!atLogon), Order, CancellationToken.None);

        Assert.Equal(("service-other-installed", first.Kind), (Assert.Single(refused.Problems).Code, refused.Problems[0].Value));
        Assert.False(second.Installed);
        Assert.Same(first, await Services.InstalledAsync(CancellationToken.None));
        Assert.Empty((await Services.InstallAsync(Services.Wanted(atLogon), Order, CancellationToken.None)).Problems); // its own kind may be changed
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Uninstall_takes_away_whichever_is_there(bool serviceIsThere, bool taskIsThere)
    {
        (service.Installed, task.Installed) = (serviceIsThere, taskIsThere);

        Assert.Empty(await Services.UninstallAsync(CancellationToken.None));

        Assert.False(service.Installed || task.Installed);
    }

    [Fact]
    public async Task A_service_that_cannot_be_taken_away_does_not_keep_the_task()
    {
        (service.Installed, task.Installed) = (true, true);
        service.Refusal = new Problem("service-needs-rights", "no");

        Assert.Equal("service-needs-rights", Assert.Single(await Services.UninstallAsync(CancellationToken.None)).Code);

        Assert.True(service.Installed);
        Assert.False(task.Installed);
    }

    /// <summary>A way of starting the agent that only remembers whether it is installed.</summary>
    private sealed class PlayedService(string kind) : IAgentService
    {
        public bool Installed { get; set; }

        public Problem? Refusal { get; set; }

        public string Kind => kind;

        public string Starts => "when the test likes";

        public Task<Result<ServiceStatus>> InstallAsync(ServiceOrder order, CancellationToken cancellationToken)
        {
            Installed = true;
            return QueryAsync(cancellationToken);
        }

        public Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken)
        {
            Installed &= Refusal is not null;
            return Task.FromResult<IReadOnlyList<Problem>>(Refusal is null ? [] : [Refusal]);
        }

        public Task<IReadOnlyList<Problem>> StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<Problem>> StopAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<ServiceStatus>> QueryAsync(CancellationToken cancellationToken) =>
            Task.FromResult<Result<ServiceStatus>>(new ServiceStatus(Installed ? ServiceState.Stopped : ServiceState.NotInstalled));
    }
}
