using System.Diagnostics;
using System.Reflection;

namespace AutoGen.Benchmarks;

/// <summary>
/// What somebody waits for who types one command: <c>autogen generate</c> from process start to file, where that time
/// goes, and the second picture of a running process beside it.
/// </summary>
internal sealed class ColdBenchmark : IBenchmark
{
    private const int Runs = 7;

    public string Verb => "cold";

    public string Summary => "autogen generate from process start to file, pocket model, 20 steps, and a warm second picture";

    public void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("autogen-benchmark-").FullName;
        try
        {
            Processes(output, "process: autogen --version", ["--version"]);
            Processes(output, "process: autogen list models", ["list", "models", "--data", folder]);
            Processes(output, "process: autogen generate", ["generate", "--prompt", "a red circle on a blue background", "--cfg", "5", "--data", folder, "--output", folder]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        InProcess(output).GetAwaiter().GetResult();
    }

    private static void Processes(TextWriter output, string what, IReadOnlyList<string> arguments) =>
        Spread.Report(output, what, "s", [.. Enumerable.Range(0, Runs).Select(_ => Time(arguments))]);

    private static double Time(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Agent(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"autogen {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }

    private static async Task InProcess(TextWriter output)
    {
        var started = Stopwatch.GetTimestamp();
        await using var pocket = new PocketRenderer();
        var created = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (firstWall, first) = await pocket.RenderAsync(0).ConfigureAwait(false);
        var (secondWall, second) = await pocket.RenderAsync(1).ConfigureAwait(false);
        Line("first picture: plugins and model list", created);
        Line("first picture: loading the model", first.Load);
        Line("first picture: networks", first.Network);
        Line("first picture: everything else", firstWall - first.Load - first.Network);
        Line("second picture: in all", secondWall);
        Line("second picture: networks", second.Network);

        void Line(string what, double seconds) => output.WriteLine(FormattableString.Invariant($"{what,-36} {seconds:0.000} s"));
    }

    private static string Agent() =>
        typeof(ColdBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static metadata => metadata.Key == "AgentAssembly").Value!;
}
