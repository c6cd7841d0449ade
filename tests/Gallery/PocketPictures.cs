using System.Reflection;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;
using AutoGen.Rendering;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace AutoGen.Gallery;

/// <summary>One sampler's pictures, one for each number of steps.</summary>
internal sealed record SheetRow(string Sampler, IReadOnlyList<Image<Rgb24>> Pictures);

/// <summary>The pocket model and all built-in samplers, as they are installed.</summary>
internal sealed class PocketPictures : IAsyncDisposable
{
    public const string Prompt = "a white castle in the mountains at night with a full moon";
    public const int Seed = 12;
    public const double Cfg = 5;

    /// <summary>Pixels of a picture on the sheet.</summary>
    public const int Side = 64;

    private readonly string folder = Directory.CreateTempSubdirectory("autogen-gallery-").FullName;
    private readonly Renderer renderer;

    public PocketPictures()
    {
        var installation = typeof(PocketPictures).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Installation").Value!;
        renderer = Renderer.Create(new RenderingOptions { ModelRoots = [Path.Combine(installation, "models")], PluginRoots = [Path.Combine(installation, "plugins")] });
    }

    public static IReadOnlyList<int> Steps { get; } = [10, 20, 40];

    public IReadOnlyList<SamplerEntry> Samplers => renderer.Catalogue.Samplers;

    public async Task<SheetRow> RenderAsync(SamplerEntry sampler)
    {
        var pictures = new List<Image<Rgb24>>();
        foreach (var steps in Steps)
            pictures.Add(await RenderAsync(sampler, steps).ConfigureAwait(false));
        return new SheetRow(sampler.Name, pictures);
    }

    public async ValueTask DisposeAsync()
    {
        await renderer.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<Image<Rgb24>> RenderAsync(SamplerEntry sampler, int steps)
    {
        var request = new RenderRequest
        {
            Prompt = Prompt,
            Model = "pocket",
            Sampler = new NamedOptions(sampler.Name),
            Schedule = new NamedOptions(sampler.DefaultSchedule),
            Steps = steps,
            Cfg = Cfg,
            Seed = Seed,
            Rng = RandomSourceKind.Nv,
            Width = 128,
            Height = 128,
        };
        var file = Path.Combine(folder, $"{sampler.Name}-{steps}.png");
        var outcome = await renderer.RenderAsync(new RenderJob(request, file), null, CancellationToken.None).ConfigureAwait(false);
        if (outcome is not RenderOutcome.Completed)
            throw new InvalidOperationException($"{sampler.Name} with {steps} steps: {outcome}");
        var picture = Image.Load<Rgb24>(file);
        picture.Mutate(static context => context.Resize(Side, Side));
        return picture;
    }
}
