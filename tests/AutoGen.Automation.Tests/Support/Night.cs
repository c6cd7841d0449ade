using System.Text.Json;
using System.Text.Json.Nodes;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;
using AutoGen.Rendering;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace AutoGen.Automation.Tests.Support;

/// <summary>
/// A night of 300 pictures of which 7 fail for 3 reasons and one is put into quarantine, planned, rendered and finished by the real parts; only the
/// renderer is a fake. install/report-picture.sh gives it pictures that the pocket model made.
/// </summary>
internal static class Night
{
    private static readonly DateTimeOffset Due = new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero);

    private static readonly RenderOutcome NoMemory = new RenderOutcome.Failed(
        RenderStage.Sample, new Problem("out-of-memory", "No memory for a tensor of 2 x 8 x 4096 x 4096.") { Remedy = "Ask for a smaller picture." }, Transient: false);

    private static readonly RenderOutcome NotFinite = new RenderOutcome.Failed(
        RenderStage.Decode, new Problem("vae-not-finite", "The VAE decoder gave values that are not finite (NaN or infinity).") { Remedy = "A float16 VAE can overflow: use a float32 export of vae_decoder." }, Transient: false);

    private static readonly RenderOutcome PluginFailed = new RenderOutcome.Failed(
        RenderStage.PostProcess, new Problem("plugin-part-failed", "The post-processor sharpen failed: the picture has no pixels.") { Remedy = "This is a fault of the plugin Sharpen or of the options given to it; try without, or ask its author." }, Transient: false);

    private static readonly RenderOutcome WorkerLost = new RenderOutcome.WorkerLost(
        RenderStage.Sample,
        new Problem("worker-crashed", "The worker process crashed (SIGSEGV).") { Remedy = "The plugins in use and the driver of the graphics device are the first suspects." },
        new WorkerEvidence(139, ["fail: device lost", "fatal: the driver does not answer"]) { Plugins = ["AutoGen.Samplers", "Sharpen"] });

    /// <summary>By seed: the first of each ten is request x 1000.</summary>
    private static readonly Dictionary<long, RenderOutcome> Faults = new()
    {
        [3004] = NoMemory, [3005] = NoMemory, [11002] = NoMemory, [24007] = NoMemory,
        [7001] = NotFinite, [19008] = NotFinite,
        [14003] = PluginFailed,
        [9006] = WorkerLost,
    };

    /// <summary>Absolute path of the page of its report.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="pictures">Folder of pictures whose names end in their seed; null: plain ones are made.</param>
    public static async Task<string> ReportAsync(TempFolder folder, string? pictures = null)
    {
        var time = new FakeTime();
        time.Advance((Due - time.GetUtcNow()).TotalSeconds);
        var watch = new WatchSettings { Name = "nightly", Path = folder.At("nightly"), Output = folder.At("outbox"), SettleSeconds = 0 };
        var reports = new ReportSettings { Folder = folder.At("reports") };
        using (var planning = new Workbench(watch, time: time))
        {
            planning.Put("nightly.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Reports", "nightly.json")));
            planning.Pass();
            time.Advance(1);
            planning.Pass();
        }

        MakeScheduled(watch);
        time.Advance(40); // until a worker is up
        using var bench = new Workbench(watch, new CrashingFiles(), time, reports: reports, sheets: new ContactSheetMaker(TimeProvider.System));
        bench.Renderer.Answer = (job, _) => Render(job, time, pictures);
        bench.Pass();
        while (bench.FinishedDrops.Count == 0)
        {
            await bench.RunBacklogAsync();
            time.Advance(5); // a rest after a lost worker
        }

        return bench.FinishedDrops.Single().Page!;
    }

    /// <summary>As if a schedule had made it.</summary>
    private static void MakeScheduled(WatchSettings watch)
    {
        var plan = DropFolder.LeftIn(watch).Single().PlanFile;
        var json = JsonNode.Parse(File.ReadAllText(plan))!;
        json["schedule"] = JsonSerializer.SerializeToNode(new ScheduledRun("nightly", Due) { Closes = Due.AddHours(5), Forecast = new RunForecast(300, 300, 390) }, ProtocolJson.Indented);
        File.WriteAllText(plan, json.ToJsonString());
    }

    private static RenderOutcome Render(RenderJob job, FakeTime time, string? pictures)
    {
        var seed = job.Request.Seed;
        time.Advance(1.2);
        if (Faults.TryGetValue(seed, out var fault))
            return fault;
        var content = pictures is null ? Plain(seed) : File.ReadAllBytes(Directory.EnumerateFiles(pictures, $"*-{seed}.png").Single());
        File.WriteAllBytes(job.WorkFile, content);
        return new RenderOutcome.Completed(FakeRenderer.Picture(content, seed) with { Times = new Protocol.Rendering.RenderTimes(seed == 1000 ? 3.4 : 0, (seed == 1000 ? 3.4 : 0) + 1.1 + (seed % 10 / 50.0), 1) });
    }

    private static byte[] Plain(long seed)
    {
        var pixels = Enumerable.Range(0, 64 * 64).Select(index => new Rgb24((byte)(seed / 100), (byte)(index % 64 * 4), (byte)(index / 64 * 4))).ToArray();
        using var image = Image.LoadPixelData<Rgb24>(pixels, 64, 64);
        using var file = new MemoryStream();
        image.Save(file, new PngEncoder());
        return file.ToArray();
    }
}
