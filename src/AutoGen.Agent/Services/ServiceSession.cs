using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Extensions.Hosting;

namespace AutoGen.Agent.Services;

/// <summary>
/// A process that the Windows service manager has started: tells it how far the agent is, and stops the agent when it says so.
/// Says it is stopping before Windows shuts down (pre-shutdown), which leaves the render in hand time to be handed back.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class ServiceSession : IHostLifetime, IDisposable
{
    private const uint Accepted = ServiceNative.AcceptStop | ServiceNative.AcceptPreShutdown;

    /// <summary>How long a change may take before the manager takes the service for hung.</summary>
    private const uint StartHint = 60_000, StopHint = 60_000;

    private readonly string name;
    private readonly ServiceNative.ServiceMain main; // held: the manager calls them
    private readonly ServiceNative.ControlHandler handler;
    private readonly TaskCompletionSource<int> begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = new();
    private nint statusHandle;

    private ServiceSession(string name)
    {
        this.name = name;
        main = (_, _) => Begin();
        handler = (control, _, _, _) => Hear(control);
    }

    /// <summary>Speaks to the service manager; null where it has not started this process.</summary>
    public static async Task<ServiceSession?> OpenAsync(string name)
    {
        var session = new ServiceSession(name);
        new Thread(session.Dispatch) { IsBackground = true, Name = "service manager" }.Start();
        return await session.begun.Task == 0 ? session : null;
    }

    /// <summary>Ends the agent when the manager asks; its log and files are the host's matter.</summary>
    public void Attach(IHostApplicationLifetime agent)
    {
        agent.ApplicationStarted.Register(() => Tell(ServiceState.Running));
        stop.Token.Register(agent.StopApplication);
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The last word (<see cref="ServiceEnd"/>).</summary>
    public void End(ExitCode code) => Tell(ServiceState.Stopped, code);

    public void Dispose() => stop.Dispose();

    private void Dispatch()
    {
        var text = Marshal.StringToHGlobalUni(name);
        var table = new ServiceNative.TableEntry[2]; // the second, empty, ends it
        table[0] = new ServiceNative.TableEntry { Name = text, Main = Marshal.GetFunctionPointerForDelegate(main) };
        var error = ServiceNative.Dispatch(table) ? 0 : Marshal.GetLastPInvokeError(); // returns when the service has stopped
        begun.TrySetResult(error);
        Marshal.FreeHGlobal(text);
    }

    private void Begin()
    {
        statusHandle = ServiceNative.RegisterHandler(name, handler, 0);
        Tell(ServiceState.Starting);
        begun.TrySetResult(statusHandle == 0 ? Marshal.GetLastPInvokeError() : 0);
    }

    private uint Hear(uint control)
    {
        const uint done = 0, notKnown = 120;
        switch (control)
        {
            case ServiceNative.ControlInterrogate:
                return done;
            case ServiceNative.ControlStop or ServiceNative.ControlPreShutdown or ServiceNative.ControlShutdown:
                Tell(ServiceState.Stopping);
                ThreadPool.UnsafeQueueUserWorkItem(static session => session.stop.Cancel(), this, preferLocal: false); // the manager waits for the answer
                return done;
            default:
                return notKnown;
        }
    }

    private void Tell(ServiceState state, ExitCode code = ExitCode.Done)
    {
        var (exitCode, specificExitCode) = ServiceEnd.ForWindows(code);
        var status = new ServiceNative.Status
        {
            Type = ServiceNative.OwnProcess,
            State = state,
            Accepted = state == ServiceState.Running ? Accepted : 0,
            ExitCode = exitCode,
            SpecificExitCode = specificExitCode,
            CheckPoint = state is ServiceState.Starting or ServiceState.Stopping ? 1u : 0u,
            WaitHint = state switch { ServiceState.Starting => StartHint, ServiceState.Stopping => StopHint, _ => 0 },
        };
        ServiceNative.Tell(statusHandle, status);
    }
}
