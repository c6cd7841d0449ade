using System.Security.Cryptography;
using System.Text;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Support;

/// <summary>Writes a real file for each request, the same for the same request, and says so as the real one does.</summary>
internal sealed class FakeRenderer : IRenderer, ICatalogueSource
{
    public Catalogue Catalogue { get; } = new()
    {
        Models = [new ModelEntry("pocket", Path.Combine(Path.GetTempPath(), "pocket")) { NativeSize = 128 }],
        Samplers = [new SamplerEntry("dpmpp_2m", "test") { DefaultSchedule = "karras" }, new SamplerEntry("euler", "test")],
        Schedules = [new ScheduleEntry("karras", "test"), new ScheduleEntry("uniform", "test")],
        PostProcessors = [new PostProcessorEntry("sharpen", "test")],
    };

    /// <summary>Null while it is not known.</summary>
    public Catalogue? Current => Interlocked.Decrement(ref looks) >= 0 ? Catalogue : null;

    public event Action? Changed;

    /// <summary>The catalogue becomes known, until it was looked at so often.</summary>
    public void Know(int times = int.MaxValue)
    {
        Volatile.Write(ref looks, times);
        Changed?.Invoke();
    }

    private int looks = int.MaxValue;

    /// <summary>Prompts of everything that was rendered, in order.</summary>
    public List<string> Rendered { get; } = [];

    /// <summary>Another answer than a picture, if it gives one.</summary>
    public Func<RenderJob, CancellationToken, RenderOutcome?> Answer { get; set; } = (_, _) => null;

    /// <summary>What the file of a request holds.</summary>
    public static byte[] Content(RenderRequest request)
    {
        var image = request.Init is { } init ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(init.Path))) : "none";
        return Encoding.UTF8.GetBytes($"picture of {request.Prompt} seed {request.Seed} from {image}");
    }

    public Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
    {
        Rendered.Add(job.Request.Prompt);
        return Task.FromResult(Answer(job, cancellationToken) ?? Write(job));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RenderOutcome Write(RenderJob job)
    {
        var content = Content(job.Request);
        try
        {
            using var file = new FileStream(job.WorkFile, FileMode.Create);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (IOException fault)
        {
            return new RenderOutcome.Failed(RenderStage.Write, new Problem("picture-not-written", fault.Message), Transient: false);
        }

        return new RenderOutcome.Completed(Picture(content, job.Request.Seed));
    }

    public static RenderedPicture Picture(byte[] content, long seed) =>
        new(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, 128, 128, seed, new RenderTimes(0, 1.25, 1.2));
}
