using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AutoGen.Rendering.Workers;

/// <summary>The worker's process and whatever plugins started from it.</summary>
internal static class WorkerGroup
{
    private const int KillSignal = 9;
    private static readonly List<PosixSignalRegistration> Ignored = [];

    /// <summary>
    /// Makes this process the head of a group of its own, which can be ended as a whole (on Windows a job object of the agent
    /// does that). Signals to stop are the agent's matter: a terminal or a service manager may send them to both.
    /// </summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetGroup(0, 0);
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
            Ignored.Add(PosixSignalRegistration.Create(signal, static context => context.Cancel = true));
    }

    /// <summary>Ends all of it now; no finaliser or handler runs.</summary>
    public static void Kill()
    {
        if (!OperatingSystem.IsWindows() && Group() == Environment.ProcessId)
            _ = Signal(0, KillSignal);
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    [DllImport("libc", EntryPoint = "setpgid")]
    private static extern int SetGroup(int process, int group);

    [DllImport("libc", EntryPoint = "getpgrp")]
    private static extern int Group();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
