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

    /// <summary>Longer than the agent takes to hand back what it renders.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Pace = TimeSpan.FromMilliseconds(200);

    public string Kind => "Windows service";

    public Task<Result<ServiceStatus>> InstallAsync(ServiceOrder order, CancellationToken cancellationToken) => Task.FromResult(Install(order));

    public async Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken)
    {
        using var service = Open(ServiceNative.AllAccess);
        if (service.IsInvalid)
            return Marshal.GetLastPInvokeError() == ServiceNative.NotInstalled ? [] : await Failed("open the service");
        if (await StopAsync(service, cancellationToken) is { Count: > 0 } problems)
            return problems;
        if (!ServiceNative.Remove(service))
            return await Failed("remove the service");
        return [.. ServiceRights.TakeBack(places.Data, ServiceAccount.SidOf(name)), .. ServiceEvents.Unregister(name)];
    }

    public async Task<IReadOnlyList<Problem>> StartAsync(CancellationToken cancellationToken)
    {
        using var service = Open(ServiceNative.Start | ServiceNative.Query);
        if (service.IsInvalid)
            return await Failed("open the service");
        if (!ServiceNative.StartNow(service, 0, 0) && Marshal.GetLastPInvokeError() != ServiceNative.AlreadyRunning)
            return await Failed("start the service");
        var status = await UntilAsync(service, static status => status.State is ServiceState.Running or ServiceState.Stopped, cancellationToken);
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
        if (MachineData.Foreign(order.Places.Data) is { } foreign)
            return foreign;
        using var manager = ServiceNative.OpenManager(0, 0, ServiceNative.Connect | ServiceNative.CreateService);
        if (manager.IsInvalid)
            return Fault("reach the service manager");
        var program = WindowsCommandLine.Of([order.Program, .. order.Arguments, RunCommand.ServiceOption]);
        using var service = CreateOrChange(manager, program);
        if (service.IsInvalid)
            return Fault("install the service");
        return Result<ServiceStatus>.Ok(
            new ServiceStatus(Read(service)?.Status.State ?? ServiceState.Stopped),
            [.. WindowsServiceOptions.Set(service, Description), .. ServiceRights.Give(order, ServiceAccount.SidOf(name)), .. ServiceEvents.Register(name)]);
    }

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

    private async Task<IReadOnlyList<Problem>> StopAsync(Handle service, CancellationToken cancellationToken)
    {
        if (!ServiceNative.Control(service, ServiceNative.ControlStop, out _) && Marshal.GetLastPInvokeError() != ServiceNative.NotRunning)
            return await Failed("stop the service");
        var status = await UntilAsync(service, static status => status.State == ServiceState.Stopped, cancellationToken);
        return status.State == ServiceState.Stopped ? [] : [ServiceProblems.StillRunning(Kind, Patience)];
    }

    private async Task<ServiceNative.Status> UntilAsync(Handle service, Func<ServiceNative.Status, bool> reached, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var status = Read(service)?.Status ?? default;
            if (reached(status) || time.GetElapsedTime(start) > Patience)
                return status;
            await Task.Delay(Pace, time, cancellationToken);
        }
    }

    private static ServiceNative.StatusOfProcess? Read(Handle service) =>
        ServiceNative.QueryStatus(service, 0, out var status, Marshal.SizeOf<ServiceNative.StatusOfProcess>(), out _) ? status : null;

    private Task<IReadOnlyList<Problem>> Failed(string what) => Task.FromResult<IReadOnlyList<Problem>>([Fault(what)]);

    private Problem Fault(string what) => ServiceProblems.OfWindows(Kind, what, Marshal.GetLastPInvokeError());
}
