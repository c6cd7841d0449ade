using AutoGen.Automation.Renders;
using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Renders;

/// <summary>Files beside a picture, and its copies in other folders.</summary>
public sealed class CompanionTests : IDisposable
{
    private readonly TempFolder folder = new();

    private WatchSettings Watch => Workbench.WatchIn(folder);

    private FakeFile[] All =>
    [
        new(".txt", "what it shows"),
        new(".png", Folder: folder.At("outbox", "copies")),
        new(".jpg", "before the watermark", Folder: folder.At("further")),
    ];

    [Fact]
    public async Task They_appear_with_the_picture_and_stand_in_the_report()
    {
        Directory.CreateDirectory(folder.At("further"));
        using var bench = await RunAsync(All);
        Assert.Equal(["cat-0001-7.png", "cat-0001-7.txt", "copies/cat-0001-7.png"], bench.OutputTree);
        Assert.Equal(["cat-0001-7.jpg"], TempFolder.Tree(folder.At("further")));
        Assert.Equal(File.ReadAllText(folder.At("outbox", "cat-0001-7.png")), File.ReadAllText(folder.At("outbox", "copies", "cat-0001-7.png")));
        Assert.Equal("before the watermark", File.ReadAllText(folder.At("further", "cat-0001-7.jpg")));
        Assert.Contains(folder.At("further", "cat-0001-7.jpg"), bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.At("outbox", ".autogen")));
        Assert.Empty(Directory.GetFiles(folder.At("further", ".autogen")));
    }

    [Theory]
    [InlineData("cat-0001-7.txt")]
    [InlineData("cat-0001-7.png")]
    public async Task Picture_and_file_beside_it_keep_the_same_number(string taken)
    {
        Directory.CreateDirectory(folder.At("outbox"));
        File.WriteAllText(folder.At("outbox", taken), "somebody's");
        using var bench = await RunAsync(new FakeFile(".txt", "what it shows"));
        Assert.Equal(new[] { "cat-0001-7-2.png", "cat-0001-7-2.txt", taken }.Order(StringComparer.Ordinal), bench.OutputTree);
        Assert.Equal("somebody's", File.ReadAllText(folder.At("outbox", taken)));
    }

    [Fact]
    public async Task A_copy_whose_name_is_taken_gets_a_number_of_its_own()
    {
        Directory.CreateDirectory(folder.At("further"));
        File.WriteAllText(folder.At("further", "cat-0001-7.png"), "somebody's");
        using var bench = await RunAsync(new FakeFile(".png", Folder: folder.At("further")));
        Assert.Equal(["cat-0001-7.png"], bench.OutputTree);
        Assert.Equal(["cat-0001-7-2.png", "cat-0001-7.png"], TempFolder.Tree(folder.At("further")));
        Assert.Equal("somebody's", File.ReadAllText(folder.At("further", "cat-0001-7.png")));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_made_fails_the_render_and_leaves_nothing()
    {
        using var bench = await RunAsync([new(".txt", "what it shows"), new(".png", Folder: folder.At("outbox", "copies")), new(".png", Folder: folder.At("unplugged"))]);
        foreach (var rest in RetryRules.Rests)
        {
            Assert.Empty(bench.FinishedDrops);
            bench.Time.Advance(rest.TotalSeconds);
            await bench.RunBacklogAsync();
        }

        Assert.Equal(["a cat"], bench.Renderer.Rendered);
        Assert.Empty(bench.OutputTree);
        Assert.Equal("folder-missing", bench.FinishedDrops.Single().Problems.Single().Code);
        Assert.Empty(Directory.GetFiles(folder.At("outbox", ".autogen")));
        Assert.Empty(Directory.GetFiles(folder.At("outbox", "copies", ".autogen")));
        Assert.False(Directory.Exists(folder.At("unplugged")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_waits_for_a_folder_that_is_away_and_the_picture_is_not_made_again(bool restarted)
    {
        var first = await RunAsync([new(".txt", "what it shows"), new(".png", Folder: folder.At("unplugged"))]);
        first.Time.Advance(5);
        await first.RunBacklogAsync();
        Assert.Empty(first.FinishedDrops);
        Directory.CreateDirectory(folder.At("unplugged"));
        first.Time.Advance(30);
        if (restarted)
            first.Dispose();
        using var bench = restarted ? new Workbench(Watch, time: first.Time) : first;
        await (restarted ? bench.RunAsync() : bench.RunBacklogAsync());
        Assert.Equal(["a cat"], first.Renderer.Rendered);
        Assert.True(bench == first || bench.Renderer.Rendered.Count == 0);
        Assert.Equal(["cat-0001-7.png", "cat-0001-7.txt"], bench.OutputTree);
        Assert.Equal(["cat-0001-7.png"], TempFolder.Tree(folder.At("unplugged")));
        Assert.Contains("3 attempts", bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.At("outbox", ".autogen")));
    }

    [Fact]
    public async Task One_that_need_not_be_made_is_a_warning()
    {
        using var bench = await RunAsync(new FakeFile(".png", Folder: folder.At("unplugged"), Optional: true), new FakeFile(".txt", "what it shows"));
        Assert.Equal(["cat-0001-7.png", "cat-0001-7.txt"], bench.OutputTree);
        Assert.Contains("copy the picture to", bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_copied_into_a_watched_folder()
    {
        using var bench = await RunAsync(new FakeFile(".png", Folder: folder.At("inbox", "below")));
        Assert.Empty(bench.OutputTree);
        Assert.Equal("copy-into-watch", bench.FinishedDrops.Single().Problems.Single().Code);
    }

    [Fact]
    public async Task A_name_that_is_taken_in_the_middle_of_the_renames_moves_all_of_them_on()
    {
        var files = new MeddledFiles();
        files.BeforeMove = () =>
        {
            if (File.Exists(folder.At("outbox", "cat-0001-7.txt")) && !File.Exists(folder.At("outbox", "cat-0001-7.png")))
                File.WriteAllText(folder.At("outbox", "cat-0001-7.png"), "somebody's");
        };
        using var bench = await RunAsync(files, new FakeFile(".txt", "what it shows"));
        Assert.Equal(["cat-0001-7-2.png", "cat-0001-7-2.txt", "cat-0001-7.png"], bench.OutputTree);
        Assert.Equal("somebody's", File.ReadAllText(folder.At("outbox", "cat-0001-7.png")));
    }

    [Fact]
    public async Task Every_step_can_be_the_last_and_everything_appears_exactly_once()
    {
        var undisturbed = new CrashingFiles();
        await LiveAsync(undisturbed);
        Assert.InRange(undisturbed.Steps, 30, 120);
        for (var step = 1; step <= undisturbed.Steps; step++)
            await LiveAsync(new CrashingFiles(step));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(12)]
    public async Task A_second_crash_in_the_recovery_is_recovered_too(int stepOfRecovery)
    {
        var undisturbed = new CrashingFiles();
        await LiveAsync(undisturbed);
        for (var step = 8; step <= undisturbed.Steps; step += 2)
            await LiveAsync(new CrashingFiles(step), new CrashingFiles(stepOfRecovery));
    }

    public void Dispose() => folder.Dispose();

    private Task<Workbench> RunAsync(params FakeFile[] extras) => RunAsync(new(), extras);

    private async Task<Workbench> RunAsync(MeddledFiles files, params FakeFile[] extras)
    {
        var bench = new Workbench(Watch, files);
        bench.Renderer.Files = extras;
        bench.Put("cat.txt", "a cat");
        await bench.RunAsync();
        return bench;
    }

    /// <summary>One life per power cut, then one that lives on; then everything must be as if nothing had happened.</summary>
    private async Task LiveAsync(params CrashingFiles[] lives)
    {
        foreach (var old in Directory.GetDirectories(folder.FullPath))
            Directory.Delete(old, recursive: true);
        Directory.CreateDirectory(folder.At("further"));
        var (time, promised) = (new FakeTime(), false);
        foreach (var files in lives.Append(new CrashingFiles()))
        {
            using var bench = new Workbench(Watch, files, time);
            bench.Renderer.Files = All;
            if (files == lives[0])
                bench.Put("cat.txt", "a cat");
            await UntilCrashAsync(bench);
            Assert.True(!promised || bench.Renderer.Rendered.Count == 0, "what a commit record names was rendered again");
            Assert.DoesNotContain(bench.OutputTree, path => new FileInfo(folder.At("outbox", path)).Length < 10);
            promised |= Directory.Exists(WatchFolders.Drops(Watch.Path)) && TempFolder.Tree(WatchFolders.Drops(Watch.Path)).Any(path => path.EndsWith("commit.json", StringComparison.Ordinal));
            time.Advance(60);
        }

        var where = string.Join(", ", lives.Select(life => life.Steps));
        Assert.True(TempFolder.Tree(folder.At("outbox")) is ["cat-0001-7.png", "cat-0001-7.txt", "copies/cat-0001-7.png"], $"{where}: {string.Join(" ", TempFolder.Tree(folder.At("outbox")))}");
        Assert.True(TempFolder.Tree(folder.At("further")) is ["cat-0001-7.jpg"], $"{where}: {string.Join(" ", TempFolder.Tree(folder.At("further")))}");
        Assert.Equal("before the watermark", File.ReadAllText(folder.At("further", "cat-0001-7.jpg")));
        Assert.Empty(Directory.GetFiles(folder.At("further", ".autogen")));
        Assert.Empty(Directory.GetFiles(folder.At("outbox", ".autogen")));
    }

    private static async Task UntilCrashAsync(Workbench bench)
    {
        try
        {
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }
    }
}
