using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace AutoGen.Windows.Tests;

/// <summary>A Windows of its own, made by wine in a temporary folder, and the published agent in it.</summary>
public sealed class Wine : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly string folder = Directory.CreateTempSubdirectory("autogen-wine-").FullName;

    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The built sample plugin, as its author would copy it.</summary>
    public static string SamplePlugin { get; } = Path.Combine(Root, "plugins", "Sample.Sampler", Metadata("PluginOutput"));

    /// <summary>Path of the agent, as Windows names it.</summary>
    public static string Agent
    {
        get
        {
            var path = Path.Combine(Root, "artifacts", "publish", "win-x64", "autogen.exe");
            Assert.True(File.Exists(path), $"{path} is missing: these tests drive the published agent. Run install/publish.sh win-x64 first (install/test.sh does).");
            return PathOf(path);
        }
    }

    private string Prefix => Path.Combine(folder, "prefix");

    /// <summary>The Linux path of a folder for one test.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName())).FullName;

    /// <summary>wine shows the whole file system as drive Z.</summary>
    public static string PathOf(string linuxPath) => "Z:" + linuxPath.Replace('/', '\\');

    public Task<(int Code, string Output)> AgentAsync(params string[] arguments) => RunAsync([], [Agent, .. arguments]);

    /// <summary>The agent on a Windows that lacks a library.</summary>
    public Task<(int Code, string Output)> AgentWithoutAsync(string library, params string[] arguments) =>
        RunAsync([("WINEDLLOVERRIDES", $"{library}=")], [Agent, .. arguments]);

    /// <summary>The agent on a Windows with a graphics device.</summary>
    /// <param name="screen">Name of the screen.</param>
    /// <param name="driver">Its driver's description file.</param>
    /// <param name="arguments">The agent's.</param>
    public Task<(int Code, string Output)> AgentOnAsync(string screen, string driver, params string[] arguments) =>
        RunAsync([("DISPLAY", screen), ("VK_ICD_FILENAMES", driver)], [Agent, .. arguments]);

    /// <summary>Runs a command script, as a person in a terminal would type it; services live as long as it does.</summary>
    public async Task<(int Code, string Output)> ScriptAsync(params string[] lines)
    {
        var script = Path.Combine(NewFolder(), "script.cmd");
        await File.WriteAllTextAsync(script, string.Join("\r\n", ["@echo off", .. lines]) + "\r\n");
        return await RunAsync([], ["cmd", "/c", PathOf(script)]);
    }

    public Process Start(params string[] arguments) => Start([], arguments);

    private Process Start(IEnumerable<(string Name, string Value)> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("wine", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["WINEPREFIX"] = Prefix;
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment.Remove("DISPLAY");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task<(int Code, string Output)> RunAsync(IEnumerable<(string Name, string Value)> environment, string[] arguments)
    {
        using var process = Start(environment, arguments);
        var said = Collect(process);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            KillAgents();
            Assert.Fail($"{string.Join(' ', arguments)} did not end:\n{said()}");
        }

        return (process.ExitCode, said());
    }

    /// <summary>What a process has said so far, both streams together.</summary>
    public static Func<string> Collect(Process process)
    {
        var text = new StringBuilder();
        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (text)
                text.AppendLine(line.Data);
        }

        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return () =>
        {
            lock (text)
                return text.ToString();
        };
    }

    /// <summary>Kills every process of the agent in this Windows, at once; wine's own live on.</summary>
    public void KillAgents()
    {
        foreach (var process in Process.GetProcesses().Where(IsAgentHere))
            process.Kill();
    }

    /// <summary>wine gives a process the name of the Windows program, and it keeps the environment it was started in.</summary>
    private bool IsAgentHere(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("autogen.exe", StringComparison.Ordinal)
                && File.ReadAllText($"/proc/{process.Id}/environ").Contains($"WINEPREFIX={Prefix}", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public async Task InitializeAsync()
    {
        Assert.Equal(0, (await RunAsync([], ["winecfg", "-v", "win10"])).Code);
    }

    public async Task DisposeAsync()
    {
        KillAgents();
        await ServerAsync("-k");
        await ServerAsync("-w");
        Directory.Delete(folder, recursive: true);
    }

    private async Task ServerAsync(string argument)
    {
        var start = new ProcessStartInfo("wineserver", [argument]);
        start.Environment["WINEPREFIX"] = Prefix;
        using var server = Process.Start(start)!;
        await server.WaitForExitAsync();
    }

    private static string Metadata(string key) =>
        typeof(Wine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
