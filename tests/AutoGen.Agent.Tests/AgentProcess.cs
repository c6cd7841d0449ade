using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AutoGen.Agent.Tests;

/// <summary>The real executable.</summary>
internal sealed class AgentProcess : IDisposable
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder error = new();

    private AgentProcess(Process process) => this.process = process;

    public string Output => Text(output);

    public string Error => Text(error);

    public static AgentProcess Start(params string[] arguments) => Start([], arguments);

    /// <param name="environment">Variables it gets besides those of this process.</param>
    /// <param name="arguments">Its command line.</param>
    public static AgentProcess Start(IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "autogen.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var agent = new AgentProcess(new Process { StartInfo = start });
        agent.process.OutputDataReceived += (_, line) => Append(agent.output, line.Data);
        agent.process.ErrorDataReceived += (_, line) => Append(agent.error, line.Data);
        agent.process.Start();
        agent.process.BeginOutputReadLine();
        agent.process.BeginErrorReadLine();
        return agent;
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var agent = Start(arguments);
        var code = await agent.EndAsync();
        return (code, agent.Output, agent.Error);
    }

    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(process.HasExited, $"It ended before {what}:\n{Output}\n{Error}");
            Assert.False(patience.IsCancellationRequested, $"Not yet: {what}\n{Output}\n{Error}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public void Signal(int signal) => Assert.Equal(0, Send(process.Id, signal));

    /// <summary>Processes that it has started; Linux only.</summary>
    public IReadOnlyList<int> Children() =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _) && ParentOf(folder) == process.Id)
            .Select(static folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
    ];

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    /// <summary>The fourth field of <c>stat</c>, counted behind the name, which may hold anything.</summary>
    private static int ParentOf(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has just ended
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
            text.AppendLine(line);
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
