using AutoGen.Automation.Files;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Housekeeping;

public sealed class DiskGuardTests
{
    private static readonly WatchSettings Watch = new() { Name = "night", Path = "/in", Output = "/out" };
    private readonly FakeTime time = new();
    private readonly LogList log = new();
    private readonly FakeDisk disks = new();
    private readonly LiveOptions options = new(new AutomationOptions { Watches = [Watch], MinimumFreeMegabytes = 100 });

    private DiskGuard Guard => field ??= new DiskGuard(options, new WatchHomes(new KnownHomes(new DataFolder("/data"), new DurableFiles()), time, new Logger<WatchHomes>(log)), disks, new DataFolder("/data"), time, new Logger<DiskGuard>(log));

    [Theory]
    [InlineData("/out")]
    [InlineData("/in")]
    [InlineData("/data")]
    public void Nothing_starts_while_one_of_the_disks_is_nearly_full(string folder)
    {
        disks.Free[folder] = 99_999_999;
        Assert.Equal(("disk-nearly-full", folder), (Guard.Against(Watch)!.Code, Guard.Against(Watch)!.Value));
        Assert.Equal(folder, Assert.Single(Guard.Problems).Value);
        Assert.StartsWith($"Warning 1803: Only 100 MB are free where {folder} lies", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_watches_go_on()
    {
        disks.Free["/out"] = 0;
        Assert.NotNull(Guard.Against(Watch));
        Assert.Null(Guard.Against(Watch with { Path = "/other", Output = "/elsewhere" }));
    }

    [Fact]
    public void It_goes_on_by_itself_when_there_is_a_quarter_more_than_the_least()
    {
        foreach (var (megabytes, starts) in new[] { (100, true), (99, false), (110, false), (124, false), (125, true), (101, true), (99, false) })
        {
            disks.Free["/out"] = megabytes * 1_000_000L;
            time.Advance(1);
            Assert.Equal(starts, Guard.Against(Watch) is null);
        }

        Assert.Equal(["Warning 1803", "Information 1804", "Warning 1803"], log.Lines.Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_disk_that_cannot_tell_keeps_nothing_from_starting()
    {
        disks.Free["/out"] = null;
        Assert.Null(Guard.Against(Watch));
    }

    [Fact]
    public void Zero_means_never_mind_and_a_new_limit_holds_at_once()
    {
        disks.Free["/out"] = 0;
        Assert.NotNull(Guard.Against(Watch));
        options.Replace(options.Current with { MinimumFreeMegabytes = 0 });
        Assert.Null(Guard.Against(Watch));
    }

    [Fact]
    public void The_system_is_not_asked_for_every_render()
    {
        for (var render = 0; render < 100; render++)
            Guard.Against(Watch);
        Assert.Equal(3, disks.Asked);
        time.Advance(1);
        Guard.Against(Watch);
        Assert.Equal(6, disks.Asked);
    }

    [Fact]
    public void The_system_tells_the_room_of_a_folder_and_of_none_that_is_not_there()
    {
        using var folder = new TempFolder();
        Assert.InRange(new FreeSpace().Of(folder.FullPath)!.Value, 1, long.MaxValue);
        if (!OperatingSystem.IsWindows())
            Assert.Null(new FreeSpace().Of(folder.At("gone")));
    }

    [Fact]
    public async Task A_drop_is_planned_and_rendered_once_there_is_room_for_it()
    {
        using var folder = new TempFolder();
        using var bench = new Workbench(Workbench.WatchIn(folder));
        bench.Disk.Free[folder.At("outbox")] = 1_000_000;
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        Assert.Equal("disk-nearly-full", bench.Backlog.Summaries().Single().WaitsFor!.Code);
        Assert.Empty(bench.Renderer.Rendered);
        bench.Disk.Free.Clear();
        bench.Time.Advance(60);
        await bench.RunAsync();
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }
}
