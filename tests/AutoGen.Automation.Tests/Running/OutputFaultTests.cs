using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Tests.Running;

/// <summary>Output folders and disks that refuse: the drop fails with the reason, the others go on.</summary>
public sealed class OutputFaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_read_only_output_folder_fails_the_drop_before_it_is_rendered()
    {
        using var readOnly = HostileFolders.ReadOnly(folder.At("outbox"));
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        AssertFailed(bench, $"Cannot write pictures to {folder.At("outbox")}: ");
        Assert.Contains(bench.FinishedDrops.Single().Problems.Single().Code, new[] { "volume-read-only", "access-denied" });
        Assert.Empty(bench.Renderer.Rendered);
    }

    [Fact]
    public async Task An_output_folder_that_is_away_for_a_while_costs_nothing_but_the_wait()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Pass();
        Directory.Delete(folder.At("outbox"));
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Empty(bench.FinishedDrops);
        Directory.CreateDirectory(folder.At("outbox"));
        bench.Time.Advance(60);
        await bench.RunBacklogAsync();
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }

    [Fact]
    public async Task An_output_folder_that_stays_away_fails_the_drop_and_is_not_created_on_whatever_is_there_now()
    {
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Pass();
        Directory.Delete(folder.At("outbox"));
        bench.Put("cat.txt", "a cat");
        await UntilGivenUpAsync(bench);
        AssertFailed(bench, $"Cannot write pictures to {folder.At("outbox")}: the folder is not there. Bring the folder or its drive back");
        Assert.False(Directory.Exists(folder.At("outbox")));
        Directory.CreateDirectory(folder.At("outbox"));
        bench.Put("dog.txt", "a dog");
        await bench.RunAsync();
        Assert.Contains("done/dog.txt", bench.WatchTree);
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_created_fails_the_drop()
    {
        File.WriteAllText(folder.At("file"), "");
        using var bench = new Workbench(Workbench.WatchIn(folder) with { Output = folder.At("file", "outbox") });
        bench.Put("cat.txt", "a cat");
        bench.Pass();
        await UntilGivenUpAsync(bench);
        AssertFailed(bench, "Cannot write pictures to");
        Assert.Contains(bench.Log.Lines, line => line.Contains("Its drops will fail until it is there", StringComparison.Ordinal));
    }

    /// <summary>What may pass is tried again, for some minutes in all.</summary>
    private static async Task UntilGivenUpAsync(Workbench bench)
    {
        await bench.RunAsync();
        for (var attempt = 2; bench.FinishedDrops.Count == 0; attempt++)
        {
            Assert.InRange(attempt, 2, 5);
            bench.Time.Advance(TimeSpan.FromMinutes(11).TotalSeconds);
            await bench.RunBacklogAsync();
        }
    }

    /// <summary>On a volume of 64 KiB where one can be mounted (root on Linux); elsewhere the renderer meets Linux's always full device, or on Windows only its message.</summary>
    [Fact]
    public async Task A_full_disk_fails_the_drop_and_the_next_one_goes_on()
    {
        using var volume = HostileFolders.TinyVolume(folder.At("outbox"));
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Renderer.Answer = (job, _) => job.Request.Prompt.Contains("large", StringComparison.Ordinal)
            ? FillDisk(volume is null ? "/dev/full" : job.WorkFile)
            : null;
        bench.Put("a.txt", "a large cat");
        bench.Put("b.txt", "a small cat");
        await bench.RunAsync();
        AssertFailed(bench, "(failed in write): ", "a.txt");
        Assert.Contains("o space left", bench.Read("failed/a.txt.report.txt"), StringComparison.Ordinal);
        Assert.Contains("done/b.txt", bench.WatchTree);
        Assert.Equal(["b-0001-7.png"], bench.OutputTree);
    }

    [Fact]
    public async Task A_full_disk_under_the_watch_holds_its_drops_until_there_is_space()
    {
        using var volume = HostileFolders.TinyVolume(folder.At("inbox"));
        var full = new FullDiskFiles();
        using var bench = new Workbench(Workbench.WatchIn(folder), volume is null ? full : null);
        bench.Put("cat.txt", "a cat");
        bench.Pass();
        bench.Time.Advance(2);
        bench.Pass();
        full.Full = true;
        if (volume is not null)
            Fill(folder.At("inbox", ".filler"));
        await bench.RunBacklogAsync();
        Assert.Contains(bench.Log.Lines, line => line.Contains("the disk is full", StringComparison.Ordinal) && line.Contains("tried again in half a minute", StringComparison.Ordinal));
        Assert.Empty(bench.Renderer.Rendered);
        full.Full = false;
        File.Delete(folder.At("inbox", ".filler"));
        bench.Time.Advance(Backlog.RetryAfter.TotalSeconds);
        await bench.RunBacklogAsync();
        Assert.Contains("done/cat.txt", bench.WatchTree);
        Assert.Equal(["cat-0001-7.png"], bench.OutputTree);
    }

    public void Dispose() => folder.Dispose();

    private static RenderOutcome FillDisk(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                throw new IOException("No space left on device");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(new byte[256 << 10]);
            throw new InvalidOperationException("The disk should have been full.");
        }
        catch (IOException fault)
        {
            return new RenderOutcome.Failed(RenderStage.Write, new Problem("picture-not-written", fault.Message), Transient: false);
        }
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
        }
    }

    private static void AssertFailed(Workbench bench, string message, string name = "cat.txt")
    {
        Assert.Contains($"failed/{name}", bench.WatchTree);
        Assert.Contains(message, bench.Read($"failed/{name}.report.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain(bench.WatchTree, file => file.StartsWith(".autogen/drops", StringComparison.Ordinal));
    }
}
