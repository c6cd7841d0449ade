using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AutoGen.Automation.Files;

/// <summary>
/// Whether another process has a file open for writing. Windows says so when the file is opened for us alone; Linux only to those who ask for a read
/// lease, which the kernel refuses while there is a writer. Where it cannot tell (some network file systems, files of other users) nobody counts as writing.
/// </summary>
internal static class WriterCheck
{
    private const int SetSignal = 10, SetLease = 1024, ReadLease = 0, NoLease = 2;
    private const int TryAgain = 11;

    // a lease that is broken is told by a signal; this one is ignored by default, the usual one would end the process
    private const int UrgentSignal = 23;

    /// <param name="file">Open for reading only.</param>
    public static bool IsBeingWritten(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var descriptor = (int)file.DangerousGetHandle();
        if (Control(descriptor, SetSignal, UrgentSignal) != 0)
            return false;
        if (Control(descriptor, SetLease, ReadLease) != 0)
            return Marshal.GetLastPInvokeError() == TryAgain;
        _ = Control(descriptor, SetLease, NoLease);
        return false;
    }

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static extern int Control(int descriptor, int command, int argument);
}
