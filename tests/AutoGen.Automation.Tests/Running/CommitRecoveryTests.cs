using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;
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
    public async Task A_finished_picture_whose_folder_stays_away_fails_with_the_place_where_it_is()
    {
        await CrashWhenAsync(() => HasRecord() && File.Exists(folder.At("outbox", Name)));
        Directory.Move(folder.At("outbox"), folder.At("away"));
        File.WriteAllText(folder.At("outbox"), "a file, so that the folder cannot be created again");
        using var bench = await RecoverAsync();
        for (var rest = 0; rest < RetryRules.Rests.Count; rest++)
        {
            Assert.Empty(bench.FinishedDrops);
            bench.Time.Advance(TimeSpan.FromMinutes(11).TotalSeconds);
            await bench.RunBacklogAsync();
        }

        Assert.Contains("The folder of", bench.Read("failed/cat.txt.report.txt"), StringComparison.Ordinal);
        Assert.Contains(Name, TempFolder.Tree(folder.At("away")));
    }

    [Fact]
    public async Task A_finished_picture_whose_folder_comes_back_as_a_share_does_is_there()
    {
        await CrashWhenAsync(() => HasRecord() && File.Exists(folder.At("outbox", Name)));
        Directory.Move(folder.At("outbox"), folder.At("away"));
        File.WriteAllText(folder.At("outbox"), "a file, so that the folder cannot be created again");
        using var bench = await RecoverAsync();
        File.Delete(folder.At("outbox"));
        Directory.Move(folder.At("away"), folder.At("outbox"));
        bench.Time.Advance(60);
        await bench.RunBacklogAsync();
        Assert.DoesNotContain("picture-taken-away", bench.Read("done/cat.txt.report.txt"), StringComparison.Ordinal);
        Assert.Equal([Name], bench.OutputTree);
        Assert.Empty(bench.Renderer.Rendered);
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

    [Fact]
    public async Task A_picture_whose_rename_failed_is_still_there_for_the_next_start_while_it_has_no_outcome()
    {
        using (var first = new Workbench(Watch, new RefusingFiles(folder.At("outbox"))))
        {
            first.Put("cat.txt", "a cat");
            await first.RunAsync();
            Assert.DoesNotContain(Name, first.OutputTree);
        }

        using var bench = await RecoverAsync();
        Assert.Equal([Name], bench.OutputTree);
        Assert.Contains("done/cat.txt", bench.WatchTree);
    }

    [Fact]
    public async Task Files_dropped_under_the_names_of_a_drop_that_was_just_ending_are_rendered_anew()
    {
        var ending = 0;
        for (var files = new CrashingFiles(1); await LiveAsync(files, Fill); files = new CrashingFiles(files.Steps + 1))
        {
            if (!File.Exists(folder.At("inbox", "done", "cat.txt")))
                continue;
            ending++;
            using var second = new Workbench(Watch, new CrashingFiles());
            second.PutImage("cat.png");
            second.Put("cat.txt", "a dog");
            await second.RunAsync();
            Assert.Equal(["a dog"], second.Renderer.Rendered);
            Assert.Equal(["cat-0001-7-2.png", Name], second.OutputTree);
        }

        Assert.InRange(ending, 4, 20);

        static void Fill(Workbench first)
        {
            first.PutImage("cat.png");
            first.Put("cat.txt", "a cat");
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>A life in empty folders; whether it ended in a power cut.</summary>
    private async Task<bool> LiveAsync(CrashingFiles files, Action<Workbench> fill)
    {
        foreach (var directory in Directory.GetDirectories(folder.FullPath))
            Directory.Delete(directory, recursive: true);
        using var bench = new Workbench(Watch, files);
        fill(bench);
        try
        {
            await bench.RunAsync();
        }
        catch (CrashingFiles.PowerCut)
        {
        }

        return files.Crashed;
    }

    /// <summary>Lives again from the start with one step more, until the crash leaves the wanted state.</summary>
    private async Task CrashWhenAsync(Func<bool> wanted)
    {
        for (var step = 1; step < 200; step++)
        {
            await LiveAsync(new CrashingFiles(step), bench => bench.Put("cat.txt", "a cat"));
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

    /// <summary>Nothing can be renamed into the folder, and the power goes when the outcome of that is to be written.</summary>
    private sealed class RefusingFiles(string outbox) : DurableFiles
    {
        public override bool TryMove(string from, string to) =>
            to.StartsWith(outbox, StringComparison.Ordinal) ? throw new IOException("the folder refuses") : base.TryMove(from, to);

        public override void Write(string path, ReadOnlySpan<byte> content)
        {
            if (Path.GetFileName(path) == "1.json.tmp")
                throw new CrashingFiles.PowerCut();
            base.Write(path, content);
        }
    }
}
