using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AutoGen.Automation.Workers;

/// <summary>
/// On Windows every worker belongs to a job that ends with the agent, however the agent ends, and takes the worker's own children
/// along. Elsewhere the worker ends itself, and leads a process group.
/// </summary>
internal static class WorkerJob
{
    private const int ExtendedLimits = 9;
    private const uint KillOnClose = 0x2000;

    // never closed by hand: the system closes it with the agent
    private static readonly Lazy<nint> Job = new(Create);

    public static void Add(Process worker)
    {
        if (OperatingSystem.IsWindows() && !AssignProcessToJobObject(Job.Value, worker.Handle))
            throw new Win32Exception();
    }

    private static nint Create()
    {
        var job = CreateJobObject(0, null);
        var limits = new Limits { Flags = KillOnClose };
        if (job == 0 || !SetInformationJobObject(job, ExtendedLimits, ref limits, Marshal.SizeOf<Limits>()))
            throw new Win32Exception();
        return job;
    }

    [DllImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    private static extern nint CreateJobObject(nint security, [MarshalAs(UnmanagedType.LPWStr)] string? name);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetInformationJobObject(nint job, int kind, ref Limits limits, int size);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool AssignProcessToJobObject(nint job, nint process);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Limits
    {
        public long ProcessTime, JobTime;
        public uint Flags;
        public nuint LeastWorkingSet, MostWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint Priority, Scheduling;
        public ulong Reads, Writes, Others, BytesRead, BytesWritten, OtherBytes;
        public nuint ProcessMemory, JobMemory, PeakProcessMemory, PeakJobMemory;
    }
}
