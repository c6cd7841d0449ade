using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;

namespace AutoGen.Automation.Tests.Running;

/// <summary>Another program holds a file for longer than a step waits: that is said, nothing is lost or half done, and it goes on when the file is free.</summary>
public sealed class HeldFileTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly HeldFiles files = new();
    private readonly Workbench bench;

    public HeldFileTests() => bench = new Workbench(Workbench.WatchIn(folder), files);

    [Fact]
    public async Task A_source_that_cannot_be_taken_is_told_once_and_taken_when_it_can()
    {
        bench.Put("cat.txt", "a cat");
        files.Holds = static path => path.EndsWith("cat.txt", StringComparison.Ordinal);
        await bench.RunAsync();
        bench.Time.Advance(5);
        await bench.RunAsync();
        Assert.Single(bench.Log.Lines, static line => line.Contains("cat.txt: another program has it open. [file-in-use]", StringComparison.Ordinal) || line.Contains("another program has it open", StringComparison.Ordinal));
        Assert.Equal(["cat.txt"], bench.WatchTree);

        files.Holds = static _ => false;
        await bench.RunAsync();
        Assert.Contains("done/cat.txt", bench.WatchTree);
        Assert.Single(bench.FinishedDrops);
    }

    [Fact]
    public async Task A_sidecar_that_is_held_is_waited_for_once_its_image_is_taken()
    {
        bench.PutImage("cat.png");
        bench.Put("cat.txt", "a tiger");
        files.Holds = static path => path.EndsWith("cat.txt", StringComparison.Ordinal);
        await bench.RunAsync();
        Assert.Empty(bench.AcceptedDrops);
        files.Holds = static _ => false;
        bench.Time.Advance(Backlog.RetryAfter.TotalSeconds);
        await bench.RunAsync();
        Assert.Equal(["a tiger"], bench.Renderer.Rendered);
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_put_in_its_place_waits_and_is_not_rendered_again()
    {
        bench.Put("cat.txt", "a cat");
        files.Holds = static path => path.EndsWith("cat-0001-7.png", StringComparison.Ordinal);
        await bench.RunAsync();
        Assert.Empty(bench.FinishedDrops);
        files.Holds = static _ => false;
        bench.Time.Advance(6);
        await bench.RunBacklogAsync();
        Assert.Equal(["cat-0001-7.png"], bench.OutputTree);
        Assert.Single(bench.Renderer.Rendered);
    }

    [Fact]
    public async Task A_source_that_cannot_go_to_done_keeps_its_drop_until_it_can()
    {
        bench.Put("cat.txt", "a cat");
        files.Holds = static path => path.Contains("/done/", StringComparison.Ordinal) && path.EndsWith("cat.txt", StringComparison.Ordinal);
        await bench.RunAsync();
        Assert.Contains(bench.Log.Lines, static line => line.Contains("another program has it open", StringComparison.Ordinal) && line.Contains("tried again in half a minute", StringComparison.Ordinal));
        files.Holds = static _ => false;
        bench.Time.Advance(Backlog.RetryAfter.TotalSeconds);
        await bench.RunBacklogAsync();
        Assert.Equal(["done/cat.txt", "done/cat.txt.report.json", "done/cat.txt.report.txt"], bench.WatchTree);
        Assert.Single(bench.Renderer.Rendered);
    }

    [Fact]
    public void A_file_that_stays_open_in_another_program_is_told_after_some_seconds()
    {
        using (new FileStream(bench.Put("cat.txt", "a cat"), FileMode.Open, FileAccess.Write, FileShare.Read))
        {
            bench.Pass();
            bench.Time.Advance(5);
            bench.Pass();
            Assert.Empty(bench.Log.Lines);
            for (var scans = 0; scans < 3; scans++)
            {
                bench.Time.Advance(5);
                bench.Pass();
            }

            Assert.Contains("cat.txt", Assert.Single(bench.Log.Lines), StringComparison.Ordinal);
            Assert.Contains("1103", bench.Log.Lines[0], StringComparison.Ordinal);
        }

        bench.Pass();
        Assert.Single(bench.AcceptedDrops);
    }

    [Fact]
    public async Task A_prompt_file_that_is_held_when_it_is_to_be_read_is_read_later()
    {
        bench.Put("cat.txt", "a cat");
        bench.Pass();
        bench.Time.Advance(2);
        FileStream? reader = null;
        files.Holds = path => // it is opened by somebody the moment it is renamed, as a scanner does
        {
            reader ??= path.EndsWith("cat.txt", StringComparison.Ordinal) && File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null;
            return false;
        };
        bench.Pass();
        Assert.NotNull(reader);
        Assert.Empty(bench.AcceptedDrops);
        reader.Dispose();
        bench.Time.Advance(Backlog.RetryAfter.TotalSeconds);
        await bench.RunBacklogAsync();
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }
}
