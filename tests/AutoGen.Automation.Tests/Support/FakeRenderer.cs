using System.Security.Cryptography;
using System.Text;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using AutoGen.Protocol.Rendering;
using AutoGen.Protocol.Settings;

namespace AutoGen.Automation.Tests.Support;

/// <summary>Writes a real file for each request, the same for the same request, and says so as the real one does.</summary>
internal sealed class FakeRenderer : IRenderer, ICatalogueSource
{
    public Catalogue Catalogue { get; } = new()
    {
        Models = [new ModelEntry("pocket", Path.Combine(Path.GetTempPath(), "pocket")) { NativeSize = 128 }],
        Samplers = [new SamplerEntry("dpmpp_2m", "test") { DefaultSchedule = "karras" }, new SamplerEntry("euler", "test")],
        Schedules = [new ScheduleEntry("karras", "test"), new ScheduleEntry("uniform", "test")],
        PostProcessors = [new PostProcessorEntry("sharpen", "test"), new PostProcessorEntry("grid", "test") { Sheet = true, Options = [StepPolicies.Setting] }],
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

    /// <summary>Files that come with each picture.</summary>
    public IReadOnlyList<FakeFile> Files { get; set; } = [];

    /// <summary>Sheets that were made, as the files of their pictures.</summary>
    public List<IReadOnlyList<string>> Sheets { get; } = [];

    /// <summary>Where the time of each picture went.</summary>
    public IReadOnlyList<StageTime> Stages { get; set; } = [];

    /// <summary>Prompts of everything that was rendered, in order.</summary>
    public List<string> Rendered { get; } = [];

    /// <summary>Another answer than a picture, if it gives one.</summary>
    public Func<RenderJob, CancellationToken, RenderOutcome?> Answer { get; set; } = (_, _) => null;

    /// <summary>What the file of a request holds.</summary>
    public static byte[] Content(RenderRequest request)
    {
        var image = request.Init is { } init ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(init.Path))) : "none";
        if (request.Sheet is { } sheet)
            return Encoding.UTF8.GetBytes($"sheet of {string.Join(", ", sheet.Pictures.Select(static picture => Path.GetFileName(picture.Path)))}");
        return Encoding.UTF8.GetBytes($"picture of {request.Prompt} seed {request.Seed} from {image}");
    }

    public Task<RenderOutcome> RenderAsync(RenderJob job, IProgress<RenderProgress>? progress, CancellationToken cancellationToken)
    {
        Rendered.Add(job.Request.Prompt);
        if (job.Request.Sheet is { } sheet)
            Sheets.Add([.. sheet.Pictures.Select(static picture => picture.Path)]);
        return Task.FromResult(Answer(job, cancellationToken) ?? Write(job));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private RenderOutcome Write(RenderJob job)
    {
        var content = Content(job.Request);
        try
        {
            using var file = new FileStream(job.WorkFile, FileMode.Create);
            file.Write(content);
            file.Flush(flushToDisk: true);
            return new RenderOutcome.Completed(Picture(content, job.Request.Seed, Stages) with { Format = job.Request.Format, Files = [.. Files.Select((further, index) => further.Write(job, index + 1))] });
        }
        catch (IOException fault)
        {
            return new RenderOutcome.Failed(RenderStage.Write, new Problem("picture-not-written", fault.Message), Transient: false);
        }
    }

    public static RenderedPicture Picture(byte[] content, long seed, IReadOnlyList<StageTime>? stages = null) =>
        new(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, 128, 128, seed, new RenderTimes(0, 1.25, 1.2) { Stages = stages ?? [] });
}

/// <summary>A file that comes with a picture: beside it, or where a folder is said a copy there.</summary>
/// <param name="Ending">Of its name.</param>
/// <param name="Content">Null: that of the picture itself.</param>
/// <param name="Folder">Null: beside the picture.</param>
/// <param name="Optional">Whether the picture is kept without it.</param>
internal sealed record FakeFile(string Ending, string? Content = null, string? Folder = null, bool Optional = false)
{
    public FurtherFile Write(RenderJob job, int number)
    {
        var path = Content is null ? job.WorkFile : $"{job.WorkFile}.{number}";
        var content = Content is null ? FakeRenderer.Content(job.Request) : Encoding.UTF8.GetBytes(Content);
        if (Content is not null)
            File.WriteAllBytes(path, content);
        return new FurtherFile(path, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, Ending) { Folder = Folder, Optional = Optional };
    }
}
