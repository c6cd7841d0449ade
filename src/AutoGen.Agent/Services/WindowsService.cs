using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using AutoGen.Agent.Commands;
using AutoGen.Protocol;
using Handle = AutoGen.Agent.Services.ServiceNative.Handle;

namespace AutoGen.Agent.Services;

/// <summary>
/// The agent in the service manager of Windows, under the least account that there is for it: the virtual account of the
/// service itself, which has rights on the folders it was given and on nothing else.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsService(string name, Places places, TimeProvider time) : IAgentService
{
    private const string Description = "Turns prompt files and images dropped into watched folders into pictures.";

    public string Kind => "Windows service";

    public string Starts => "with Windows";

    public Task<Result<ServiceStatus>> InstallAsync(ServiceOrder order, CancellationToken cancellationToken) => Task.FromResult(Install(order));

    public async Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken)
    {
        using var service = Open(ServiceNative.AllAccess);
        if (service.IsInvalid)
            return Marshal.GetLastPInvokeError() == ServiceNative.NotInstalled ? [] : await Failed("open the service");
        var data = WindowsServiceConfig.DataFolderOf(service) ?? places.Data;
        var running = await StopAsync(service, cancellationToken);
        if (!ServiceNative.Remove(service)) // one that hangs is removed when it ends
            return await Failed("remove the service");
        return [.. running, .. ServiceRights.TakeBack(data, ServiceAccount.SidOf(name)), .. ServiceEvents.Unregister(name)];
    }

    public async Task<IReadOnlyList<Problem>> StartAsync(CancellationToken cancellationToken)
    {
        using var service = Open(ServiceNative.Start | ServiceNative.Query);
        if (service.IsInvalid)
            return await Failed("open the service");
        if (!ServiceNative.StartNow(service, 0, 0) && Marshal.GetLastPInvokeError() != ServiceNative.AlreadyRunning)
            return await Failed("start the service");
        var status = await Control(service).UntilAsync(static status => status.State is ServiceState.Running or ServiceState.Stopped, cancellationToken);
        return status.State == ServiceState.Running ? [] : [ServiceProblems.EndedAtStart(Kind, status.SpecificExitCode)];
    }

    public async Task<IReadOnlyList<Problem>> StopAsync(CancellationToken cancellationToken)
    {
        using var service = Open(ServiceNative.Stop | ServiceNative.Query);
        return service.IsInvalid ? await Failed("open the service") : await StopAsync(service, cancellationToken);
    }

    public Task<Result<ServiceStatus>> QueryAsync(CancellationToken cancellationToken)
    {
        using var service = Open(ServiceNative.Query);
        if (!service.IsInvalid && Read(service) is { } read)
            return Task.FromResult<Result<ServiceStatus>>(new ServiceStatus(read.Status.State, read.ProcessId > 0 ? read.ProcessId : null));
        return Task.FromResult<Result<ServiceStatus>>(Marshal.GetLastPInvokeError() == ServiceNative.NotInstalled
            ? new ServiceStatus(ServiceState.NotInstalled)
            : Fault("ask for the service"));
    }

    private Result<ServiceStatus> Install(ServiceOrder order)
    {
        if (ServiceFolders.Refusal(order) is { } refusal)
            return refusal;
        using var manager = ServiceNative.OpenManager(0, 0, ServiceNative.Connect | ServiceNative.CreateService);
        if (manager.IsInvalid)
            return Fault("reach the service manager");
        if (MachineData.Refusal(order.Places.Data) is { } foreign) // only now: who may not install cannot look through it either
            return foreign;
        var (runs, before) = Before(manager);
        var moved = before is not null && !IsSame(before, order.Places.Data);
        if (runs && moved)
            return ServiceProblems.RunsElsewhere(before!);
        var program = WindowsCommandLine.Of([order.Program, .. order.Arguments, RunCommand.ServiceOption]);
        using var service = CreateOrChange(manager, program);
        if (service.IsInvalid)
            return Fault("install the service");
        var account = ServiceAccount.SidOf(name);
        var takenBack = moved ? ServiceRights.TakeBack(before!, account) : []; // before others are given: folders may be the same
        return Result<ServiceStatus>.Ok(
            new ServiceStatus(Read(service)?.Status.State ?? ServiceState.Stopped),
            [.. takenBack, .. WindowsServiceOptions.Set(service, Description), .. ServiceRights.Give(order, account), .. ServiceEvents.Register(name)]);
    }

    /// <summary>Whether the service that is installed already runs, and its data folder.</summary>
    private (bool Runs, string? Data) Before(Handle manager)
    {
        using var service = ServiceNative.Open(manager, name, ServiceNative.Query);
        return service.IsInvalid ? (false, null) : (Read(service)?.Status.State is not ServiceState.Stopped, WindowsServiceConfig.DataFolderOf(service));
    }

    private static bool IsSame(string folder, string other) =>
        Path.TrimEndingDirectorySeparator(folder).Equals(Path.TrimEndingDirectorySeparator(other), StringComparison.OrdinalIgnoreCase);

    private Handle CreateOrChange(Handle manager, string program)
    {
        var account = ServiceAccount.NameOf(name);
        var service = ServiceNative.Create(
            manager, name, name, ServiceNative.AllAccess, ServiceNative.OwnProcess, ServiceNative.AutoStart, ServiceNative.NormalError, program, null, 0, null, account, null);
        if (!service.IsInvalid || Marshal.GetLastPInvokeError() != ServiceNative.AlreadyInstalled)
            return service;
        service = ServiceNative.Open(manager, name, ServiceNative.AllAccess);
        if (!service.IsInvalid
            && !ServiceNative.Change(service, ServiceNative.OwnProcess, ServiceNative.AutoStart, ServiceNative.NormalError, program, null, 0, null, account, null, name))
            service.SetHandleAsInvalid();
        return service;
    }

    private Handle Open(uint access)
    {
        using var manager = ServiceNative.OpenManager(0, 0, ServiceNative.Connect);
        return manager.IsInvalid ? new Handle() : ServiceNative.Open(manager, name, access);
    }

    private Task<IReadOnlyList<Problem>> StopAsync(Handle service, CancellationToken cancellationToken) =>
        Control(service).StopAsync(() => ServiceNative.Control(service, ServiceNative.ControlStop, out _) ? 0 : Marshal.GetLastPInvokeError(), cancellationToken);

    private ServiceControl Control(Handle service) => new(Kind, () => Read(service)?.Status ?? default, time);

    private static ServiceNative.StatusOfProcess? Read(Handle service) =>
        ServiceNative.QueryStatus(service, 0, out var status, Marshal.SizeOf<ServiceNative.StatusOfProcess>(), out _) ? status : null;

    private Task<IReadOnlyList<Problem>> Failed(string what) => Task.FromResult<IReadOnlyList<Problem>>([Fault(what)]);

    private Problem Fault(string what) => ServiceProblems.OfWindows(Kind, what, Marshal.GetLastPInvokeError());
}
