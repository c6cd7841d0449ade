using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Rendering.Tests.Support;

/// <summary>One renderer with the pocket model, the analytic model, the built-in plugins, the samples and the faulty ones.</summary>
public sealed class RendererFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private int files;

    public Renderer Renderer { get; private set; } = null!;

    public static string Fixtures { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures", "pipeline");

    public static RenderRequest Pocket { get; } = new()
    {
        Prompt = "a red circle on a blue background",
        Model = "pocket",
        Sampler = new NamedOptions("dpmpp_2m"),
        Schedule = new NamedOptions("karras"),
        Steps = 12,
        Cfg = 5,
        Seed = 7,
        Rng = RandomSourceKind.Nv,
        Width = 128,
        Height = 128,
    };

    public Task InitializeAsync()
    {
        BuiltPlugins.Install(Plugins, "AutoGen.Samplers", "AutoGen.PostProcessors", "Sample.Sampler", "Sample.PostProcessor", "FaultySamplers", "MissingDependency");
        Renderer = Renderer.Create(new RenderingOptions
        {
            ModelRoots = [Path.Combine(AppContext.BaseDirectory, "models"), Fixtures],
            PluginRoots = [Plugins],
            Threads = 1,
        });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await Renderer.DisposeAsync();
        folder.Dispose();
    }

    public string Plugins => folder.File("plugins");

    /// <summary>A path for a file that no other test uses.</summary>
    public string NewFile() => folder.File($"{Interlocked.Increment(ref files)}.png");

    public Task<RenderOutcome> RenderAsync(RenderRequest request) =>
        Renderer.RenderAsync(new RenderJob(request, NewFile()), null, CancellationToken.None);

    /// <summary>Renders what must succeed and looks at the file.</summary>
    internal async Task<RenderedFile> RenderFileAsync(RenderRequest request)
    {
        var path = NewFile();
        var outcome = await Renderer.RenderAsync(new RenderJob(request, path), null, CancellationToken.None);
        Assert.True(outcome is RenderOutcome.Completed, outcome.ToString() + (outcome as RenderOutcome.Failed)?.Problem + string.Join("\n", (outcome as RenderOutcome.Rejected)?.Problems ?? []));
        return new RenderedFile(path, ((RenderOutcome.Completed)outcome).Picture);
    }
}
