using System.Diagnostics;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering;

namespace AutoGen.Benchmarks;

/// <summary>The renderer with the pocket model and the built-in samplers, in a folder of its own.</summary>
internal sealed class PocketRenderer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("autogen-benchmark-").FullName;
    private readonly Renderer renderer;

    public PocketRenderer()
    {
        // the built-in samplers lie beside this program as a library; the renderer wants a plugin folder
        var plugin = Directory.CreateDirectory(Path.Combine(folder, "plugins", "AutoGen.Samplers")).FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "AutoGen.Samplers.dll"), Path.Combine(plugin, "AutoGen.Samplers.dll"));
        renderer = Renderer.Create(new RenderingOptions
        {
            ModelRoots = [Path.Combine(AppContext.BaseDirectory, "models")],
            PluginRoots = [Path.Combine(folder, "plugins")],
        });
    }

    /// <summary>One picture of 20 steps; the wall time from accepted request to renamed file, and what the renderer counted.</summary>
    public async Task<(double Wall, RenderTimes Times)> RenderAsync(int seed)
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
        return (wall, ((RenderOutcome.Completed)outcome).Picture.Times);
    }

    public async ValueTask DisposeAsync()
    {
        await renderer.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }
}
