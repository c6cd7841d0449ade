using System.Diagnostics;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering;

namespace AutoGen.Benchmarks;

/// <summary>
/// What a picture costs beyond the networks: wall time from accepted request to renamed file, model loaded, over the
/// sum of ONNX Runtime's Run times.
/// </summary>
internal sealed class PipelineBenchmark : IBenchmark
{
    private const int WarmUps = 5;
    private const int Runs = 25;

    public string Verb => "pipeline";

    public string Summary => "wall time of a picture over its network time, pocket model, 20 steps; budget 1.05";

    public void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("autogen-benchmark-").FullName;
        try
        {
            Measure(folder, output).GetAwaiter().GetResult();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Measure(string folder, TextWriter output)
    {
        InstallSamplers(Path.Combine(folder, "plugins", "AutoGen.Samplers"));
        await using var renderer = Renderer.Create(new RenderingOptions
        {
            ModelRoots = [Path.Combine(AppContext.BaseDirectory, "models")],
            PluginRoots = [Path.Combine(folder, "plugins")],
        });
        for (var seed = 0; seed < WarmUps; seed++)
            await RenderAsync(renderer, folder, seed).ConfigureAwait(false);
        var runs = new List<(double Wall, double Network)>();
        for (var seed = WarmUps; seed < WarmUps + Runs; seed++)
            runs.Add(await RenderAsync(renderer, folder, seed).ConfigureAwait(false));

        Report(output, "wall", "s", runs.Select(static run => run.Wall));
        Report(output, "network", "s", runs.Select(static run => run.Network));
        Report(output, "wall / network", "", runs.Select(static run => run.Wall / run.Network));
    }

    /// <summary>The built-in samplers lie beside this program as a library; the renderer wants a plugin folder.</summary>
    private static void InstallSamplers(string folder)
    {
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "AutoGen.Samplers.dll"), Path.Combine(folder, "AutoGen.Samplers.dll"));
    }

    private static async Task<(double Wall, double Network)> RenderAsync(Renderer renderer, string folder, int seed)
    {
        var request = new RenderRequest
        {
            Prompt = "a red circle on a blue background",
            Model = "pocket",
            Sampler = new NamedOptions("dpmpp_2m"),
            Schedule = new NamedOptions("karras"),
            Steps = 20,
            Cfg = 5,
            Seed = seed,
            Rng = RandomSourceKind.Nv,
            Width = 128,
            Height = 128,
        };
        var workFile = Path.Combine(folder, $"{seed}.part");
        var start = Stopwatch.GetTimestamp();
        var outcome = await renderer.RenderAsync(new RenderJob(request, workFile), null, CancellationToken.None).ConfigureAwait(false);
        File.Move(workFile, Path.Combine(folder, $"{seed}.png"));
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (wall, ((RenderOutcome.Completed)outcome).Picture.Times.Network);
    }

    private static void Report(TextWriter output, string what, string unit, IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        output.WriteLine(FormattableString.Invariant($"{what,-16} median {sorted[sorted.Count / 2]:0.0000} {unit}, least {sorted[0]:0.0000}, most {sorted[^1]:0.0000}"));
    }
}
