using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Finish;
using AutoGen.Automation.Health;
using AutoGen.Automation.Housekeeping;
using AutoGen.Automation.Notices;
using AutoGen.Automation.Reports;
using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Tests.Housekeeping;

public sealed class StaleFilesTests : IDisposable
{
    private const string Gone = "20250101-000000-0000000-abcdef";
    private const string Under = "20250101-000000-0000001-abcdef";
    private readonly TempFolder folder = new();
    private readonly FakeTime time = new();
    private readonly LogList log = new();
    private readonly Backlog backlog;
    private readonly KnownHomes known;

    public StaleFilesTests()
    {
        backlog = new Backlog(time);
        Directory.CreateDirectory(folder.At("inbox", ".autogen"));
        known = new KnownHomes(new DataFolder(folder.At("data")), new DurableFiles());
    }

    [Fact]
    public async Task Pictures_half_written_by_drops_that_are_no_more_are_swept_after_a_day_and_no_others()
    {
        Make("inbox/.autogen/drops/" + Under + "/drop.json");
        Make($"outbox/.autogen/{Gone}-1-1.png");
        Make($"outbox/.autogen/{Under}-12-3.png");
        Make("outbox/.autogen/mine.png");
        Make("outbox/.autogen/agent.lock");
        Make($"outbox/.autogen/{Gone}-2-1.png", age: 80_000);
        Make($"outbox/{Gone}-1-1.png");
        await SweepAsync();
        Assert.Equal(
            [$".autogen/{Gone}-2-1.png", $".autogen/{Under}-12-3.png", ".autogen/agent.lock", ".autogen/mine.png", $"{Gone}-1-1.png"],
            TempFolder.Tree(folder.At("outbox")));
        Assert.StartsWith("Information 1805: Swept 1 files", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_swept_while_a_watch_is_away_whose_drops_nobody_sees()
    {
        Make($"outbox/.autogen/{Gone}-1-1.png");
        Directory.Delete(folder.At("inbox", ".autogen"));
        await SweepAsync(); // the inbox is an empty mount point now
        Directory.Delete(folder.At("inbox"));
        await SweepAsync();
        Assert.True(File.Exists(folder.At("outbox", ".autogen", $"{Gone}-1-1.png")));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Pictures_of_drops_in_the_home_of_a_watch_that_was_taken_out_are_not_swept_also_while_it_is_away()
    {
        Make($"outbox/.autogen/{Gone}-1-1.png");
        Make($"outbox/.autogen/{Under}-1-1.png");
        Make($"elsewhere/.autogen/drops/{Under}/drop.json");
        known.Remember(new WatchHome(folder.At("elsewhere"), Workbench.WatchIn(folder) with { Path = folder.At("elsewhere") }));
        Directory.Move(folder.At("elsewhere"), folder.At("away"));
        await SweepAsync();
        Assert.Equal(2, TempFolder.Tree(folder.At("outbox")).Count());
        Directory.Move(folder.At("away"), folder.At("elsewhere"));
        await SweepAsync();
        Assert.Equal([$".autogen/{Under}-1-1.png"], TempFolder.Tree(folder.At("outbox")));
    }

    [Fact]
    public async Task Submissions_half_written_by_a_command_that_was_killed_are_swept()
    {
        Make("inbox/.autogen-abcdefgh.xyz.tmp");
        Make("inbox/mine.tmp");
        await SweepAsync();
        Assert.Equal(["mine.tmp"], TempFolder.Tree(folder.At("inbox")));
    }

    [Fact]
    public async Task Half_written_reports_are_swept_and_the_users_files_beside_them_are_not()
    {
        Make("inbox/done/a/cat.txt.report.json.tmp");
        Make("inbox/failed/cat.txt.report.txt.tmp");
        Make("inbox/failed/notes.tmp");
        Make("inbox/draft.report.json.tmp");
        await SweepAsync();
        Assert.Equal(["draft.report.json.tmp", "failed/notes.tmp"], TempFolder.Tree(folder.At("inbox")));
    }

    [Fact]
    public async Task Empty_drop_folders_are_swept_and_whatever_holds_something_is_not()
    {
        Make($"inbox/.autogen/drops/{Gone}/renders/1.json"); // as a finish that was cut short leaves it
        Make($"inbox/.autogen/drops/{Under}/claim.json");
        Make("inbox/.autogen/drops/20250101-000000-0000002-abcdef/source/cat.txt");
        Make("inbox/.autogen/drops/20250101-000000-0000003-abcdef/copied/cat.txt");
        Directory.CreateDirectory(folder.At("inbox", ".autogen", "drops", "20250101-000000-0000004-abcdef", "source"));
        Directory.CreateDirectory(folder.At("inbox", ".autogen", "drops", "20250101-000000-0000005-abcdef", "source")); // claimed just now
        foreach (var drop in new DirectoryInfo(folder.At("inbox", ".autogen", "drops")).GetDirectories())
            MakeOld(drop);
        Directory.SetLastWriteTimeUtc(folder.At("inbox", ".autogen", "drops", "20250101-000000-0000005-abcdef"), time.GetUtcNow().UtcDateTime);
        await SweepAsync();
        Assert.Equal(
            ["20250101-000000-0000001-abcdef", "20250101-000000-0000002-abcdef", "20250101-000000-0000003-abcdef", "20250101-000000-0000005-abcdef"],
            Directory.GetDirectories(folder.At("inbox", ".autogen", "drops")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_folder_of_a_drop_that_is_being_made_is_not_swept_however_old_it_looks()
    {
        var drop = new DropFolder(Workbench.WatchIn(folder), Under);
        backlog.Reserve(drop);
        Directory.CreateDirectory(drop.SourceFolder);
        MakeOld(new DirectoryInfo(drop.FullPath)); // the clock of a share may be days behind
        await SweepAsync();
        Assert.True(Directory.Exists(drop.SourceFolder));
        backlog.Forget(drop.Id);
        await SweepAsync();
        Assert.False(Directory.Exists(drop.FullPath));
    }

    [Fact]
    public async Task What_was_kept_for_another_try_goes_when_its_report_is_gone()
    {
        foreach (var id in new[] { Gone, Under })
        {
            Make($"inbox/.autogen/failed/{id}/drop.json");
            MakeOld(new DirectoryInfo(folder.At("inbox", ".autogen", "failed", id)));
        }

        Make("inbox/failed/cat.txt.report.json", $$"""{ "drop": "{{Under}}" }""");
        await SweepAsync();
        Assert.Equal([$".autogen/failed/{Under}/drop.json", "failed/cat.txt.report.json"], TempFolder.Tree(folder.At("inbox")));
    }

    public void Dispose() => folder.Dispose();

    private void Make(string path, string content = "half", double age = 100_000)
    {
        var file = new FileInfo(folder.At(path.Split('/')));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, content);
        File.SetLastWriteTimeUtc(file.FullName, time.GetUtcNow().UtcDateTime.AddSeconds(-age));
    }

    private void MakeOld(DirectoryInfo directory) => Directory.SetLastWriteTimeUtc(directory.FullName, time.GetUtcNow().UtcDateTime.AddDays(-2));

    private Task SweepAsync()
    {
        var watch = Workbench.WatchIn(folder);
        var files = new DurableFiles();
        var options = new LiveOptions(new AutomationOptions { Watches = [watch] });
        var homes = new WatchHomes(known, time, new Logger<WatchHomes>(log));
        var notices = new DropNotices(new Outbox(new DataFolder(folder.At("data")), files, time, new Logger<Outbox>(log)), options);
        return new StaleFiles(options, homes, known, backlog, new DropFinish(files, new ReportPages(options, new SmallSheets(), files, time, new Logger<ReportPages>(log)), notices, new ScheduleSuccesses(new DataFolder(folder.At("data")), files, time), time), files, time, new Logger<StaleFiles>(log)).RunAsync(CancellationToken.None);
    }
}
