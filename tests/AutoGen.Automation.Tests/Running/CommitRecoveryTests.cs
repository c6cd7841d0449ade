using AutoGen.Automation.Tests.Support;
using AutoGen.Automation.Watches;

namespace AutoGen.Automation.Tests.Running;

/// <summary>What else may happen to a picture, or to our own files, while the agent is down.</summary>
public sealed class CommitRecoveryTests : IDisposable
{
    private const string Name = "cat-0001-7.png";
    private readonly TempFolder folder = new();

    private WatchSettings Watch => Workbench.WatchIn(folder);

    private string Drop => Directory.GetDirectories(WatchFolders.Drops(Watch.Path)).Single();

    [Fact]
    public async Task A_finished_picture_that_somebody_took_away_is_not_made_again()
    {
        await CrashWhenAsync(() => HasRecord() && File.Exists(folder.At("outbox", Name)));
        File.Delete(folder.At("outbox", Name));
        using var bench = await RecoverAsync();
        Assert.Empty(bench.OutputTree);
        Assert.Contains("picture-taken-away", bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_picture_whose_folder_is_gone_fails_with_the_place_where_it_is()
    {
        await CrashWhenAsync(() => HasRecord() && File.Exists(folder.At("outbox", Name)));
        Directory.Move(folder.At("outbox"), folder.At("away"));
        File.WriteAllText(folder.At("outbox"), "a file, so that the folder cannot be created again");
        using var bench = await RecoverAsync();
        Assert.Contains("The folder of", bench.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
        Assert.Contains(Name, TempFolder.Tree(folder.At("away")));
    }

    [Fact]
    public async Task A_name_that_somebody_took_between_record_and_rename_is_left_to_them()
    {
        await CrashWhenAsync(() => HasRecord() && !File.Exists(folder.At("outbox", Name)));
        File.WriteAllText(folder.At("outbox", Name), "somebody's");
        using var bench = await RecoverAsync();
        Assert.Equal(["cat-0001-7-2.png", Name], bench.OutputTree);
        Assert.Equal("somebody's", File.ReadAllText(folder.At("outbox", Name)));
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }

    [Theory]
    [InlineData("drop.json")]
    [InlineData("renders/1.commit.json")]
    public async Task A_damaged_file_of_our_own_fails_the_drop_and_keeps_its_source(string file)
    {
        await CrashWhenAsync(HasRecord);
        File.WriteAllText(Path.Combine(Drop, file), "{ \"id\": ");
        using var bench = await RecoverAsync();
        Assert.Contains("failed/cat.txt", bench.WatchTree);
        Assert.Contains("state-file-damaged", bench.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(WatchFolders.Drops(Watch.Path)));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Lives again from the start with one step more, until the crash leaves the wanted state.</summary>
    private async Task CrashWhenAsync(Func<bool> wanted)
    {
        for (var step = 1; step < 200; step++)
        {
            foreach (var directory in Directory.GetDirectories(folder.FullPath))
                Directory.Delete(directory, recursive: true);
            using var bench = new Workbench(Watch, new CrashingFiles(step));
            bench.Put("cat.txt", "a cat");
            try
            {
                await bench.RunAsync();
            }
            catch (CrashingFiles.PowerCut)
            {
            }

            if (wanted())
                return;
        }

        Assert.Fail("No crash left that state.");
    }

    private bool HasRecord() =>
        Directory.GetDirectories(WatchFolders.Drops(Watch.Path)) is [var drop]
        && File.Exists(Path.Combine(drop, "renders", "1.commit.json"))
        && !File.Exists(Path.Combine(drop, "renders", "1.json"));

    private async Task<Workbench> RecoverAsync()
    {
        var bench = new Workbench(Watch);
        await bench.RunAsync();
        Assert.Empty(bench.Renderer.Rendered);
        return bench;
    }
}
