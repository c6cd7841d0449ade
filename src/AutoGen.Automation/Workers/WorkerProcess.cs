using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AutoGen.Automation.Files;

namespace AutoGen.Automation.Workers;

/// <summary>A worker's process, with what it writes and all that it starts.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int KillSignal = 9;
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly TimeProvider time;
    private readonly Task drained;

    private WorkerProcess(Process process, LastLines lines, TimeProvider time)
    {
        (this.process, this.time, Lines) = (process, time, lines);
        Id = process.Id;
        drained = Task.WhenAll(
            new OutputLines(lines.Add).ReadAsync(process.StandardOutput.BaseStream),
            new OutputLines(lines.Add).ReadAsync(process.StandardError.BaseStream));
    }

    public int Id { get; }

    public LastLines Lines { get; }

    /// <summary>Starts it; it finds its agent at the pipe.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The system refuses.</exception>
    public static WorkerProcess Start(WorkerProgram program, string pipe, LastLines lines, TimeProvider time)
    {
        var process = Process.Start(new ProcessStartInfo(program.File, [.. program.Arguments, pipe])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close(); // a plugin that reads the console shall not read the agent's
        var worker = new WorkerProcess(process, lines, time);
        try
        {
            WorkerJob.Add(process);
            return worker;
        }
        catch
        {
            worker.Kill();
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of memory it has in use; null where it has ended.</summary>
    public long? ReadMemory()
    {
        try
        {
            if (process.HasExited)
                return null;
            if (OperatingSystem.IsLinux()) // twice a second, and .NET would read two files for each of its threads
                return long.Parse(File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            process.Refresh();
            return process.WorkingSet64;
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException)
        {
            return null;
        }
    }

    /// <summary>Ends it and everything it started.</summary>
    public void Kill()
    {
        if (!TryKill(entireTree: true))
            TryKill(entireTree: false);
        if (!OperatingSystem.IsWindows())
            _ = Signal(-Id, KillSignal); // what has left the tree is still in the group
    }

    /// <summary>Its exit code, when it has ended, its last words are read and nothing of it is left.</summary>
    public async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        Kill();
        await Task.WhenAny(drained, Task.Delay(DrainPatience, time));
        return process.ExitCode;
    }

    public void Dispose() => process.Dispose();

    /// <summary>False where nobody can look who belongs to the tree: that takes file handles, of which none may be left.</summary>
    private bool TryKill(bool entireTree)
    {
        try
        {
            process.Kill(entireTree);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // it was quicker
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return false;
        }

        return true;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
