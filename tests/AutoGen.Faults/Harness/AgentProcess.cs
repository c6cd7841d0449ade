using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoGen.Faults.Harness;

/// <summary>One life of the published agent.</summary>
internal sealed class AgentProcess : IDisposable
{
    private const int KillSignal = 9, TerminateSignal = 15;
    private readonly Process process;
    private readonly StringBuilder said = new();

    private AgentProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>All that it wrote, to both outputs.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <param name="command">A program and its arguments.</param>
    /// <param name="environment">Variables for it and its children.</param>
    public static AgentProcess Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var agent = new AgentProcess(new Process { StartInfo = start });
        agent.process.OutputDataReceived += agent.Hear;
        agent.process.ErrorDataReceived += agent.Hear;
        agent.process.Start();
        agent.process.BeginOutputReadLine();
        agent.process.BeginErrorReadLine();
        return agent;
    }

    /// <summary>What no process survives, and what none hears of before.</summary>
    public static void Kill(int id) => _ = Signal(id, KillSignal);

    /// <summary>Asks a process to end.</summary>
    public static void Terminate(int id) => _ = Signal(id, TerminateSignal);

    public void Kill() => Kill(Id);

    public void Terminate() => Terminate(Id);

    /// <summary>Until it can be asked to stop; before, a signal just ends it.</summary>
    public Task StartedAsync() => Poll.UntilAsync(() => HasEnded || Said.Contains("Press Ctrl+C to stop.", StringComparison.Ordinal), () => $"The agent does not start:\n{Said}");

    /// <summary>Its exit code; it has to end by itself.</summary>
    public async Task<int> EndAsync()
    {
        await Poll.UntilAsync(() => process.HasExited, () => $"The agent does not end:\n{Said}", TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        lock (said)
            said.AppendLine(line.Data);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
