using AutoGen.Automation.Control;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Running;
using AutoGen.Automation.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AutoGen.Automation.Tests.Control;

/// <summary>Submissions at times and places that are hard.</summary>
public sealed class SubmissionTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task One_that_comes_before_the_first_scan_finds_the_folders_ready()
    {
        Directory.CreateDirectory(folder.At("data"));
        await using var agent = new RunningAgent(folder);
        using (var other = new SqliteConnection($"Data Source={folder.At("data", "autogen.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE"; // nothing runs before this ends
            command.ExecuteNonQuery();
            await agent.StartAsync();
            await SubmitAsync(agent);
            Assert.True(Directory.Exists(folder.At("outbox")));
        }

        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.True(agent.Finished[0].Succeeded);
    }

    [Fact]
    public async Task One_for_a_watch_that_cannot_be_written_lies_below_its_output()
    {
        using var refused = HostileFolders.ReadOnly(folder.At("inbox"));
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        await SubmitAsync(agent);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.True(agent.Finished[0].Succeeded);
        Assert.Equal(folder.At("outbox", "from-inbox", "done", "cat.txt"), agent.Finished[0].Source);
    }

    [Fact]
    public async Task One_for_a_watch_that_has_vanished_is_refused_and_fills_no_empty_mount_point()
    {
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        await agent.UntilAsync(() => Directory.Exists(folder.At("inbox", ".autogen")));
        await agent.UntilAsync(() => agent.Part<RunningWatches>().Find("inbox")!.Enter() is null);
        Directory.Move(folder.At("inbox"), folder.At("away"));
        var refused = await agent.Control.SubmitAsync(new Submission("cat.txt", "a cat", Watch: null), CancellationToken.None);
        Assert.Equal("folder-missing", Assert.Single(refused.Problems).Code);
        Assert.False(Directory.Exists(folder.At("inbox")));
    }

    [Fact]
    public async Task One_that_is_handed_over_again_is_taken_once()
    {
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        var submission = new Submission("cat.txt", "a cat", Watch: null) { Id = new DropId(TimeProvider.System).Next() };

        var first = await agent.Control.SubmitAsync(submission, CancellationToken.None);
        var unfinished = await agent.Control.SubmitAsync(submission with { Again = true }, CancellationToken.None);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        var finished = await agent.Control.SubmitAsync(submission with { Again = true }, CancellationToken.None);
        var other = await agent.Control.SubmitAsync(submission with { Id = new DropId(TimeProvider.System).Next(), Again = true }, CancellationToken.None);

        Assert.Equal([submission.Id, submission.Id, submission.Id], new[] { first, unfinished, finished }.Select(result => result.Value?.Id));
        Assert.NotEqual(submission.Id, other.Value!.Id);
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.Equal(2, agent.Renderer.Rendered.Count);
    }

    [Fact]
    public async Task One_whose_id_is_that_of_what_a_crash_left_is_not_taken_under_another()
    {
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Part<RunningWatches>().Find("inbox")?.Enter() is null);
        var submission = new Submission("cat.txt", "a cat", Watch: null) { Id = new DropId(TimeProvider.System).Next(), Again = true };
        var left = new DropFolder(Workbench.WatchIn(folder), submission.Id!);
        Assert.True(agent.Part<Backlog>().Reserve(left));

        var refused = await agent.Control.SubmitAsync(submission, CancellationToken.None);
        agent.Part<Backlog>().Forget(left.Id);
        var taken = await agent.Control.SubmitAsync(submission, CancellationToken.None);

        Assert.Equal(Submission.IdInUse, Assert.Single(refused.Problems).Code);
        Assert.Equal(submission.Id, taken.Value!.Id);
    }

    [Theory]
    [InlineData("../../x")]
    [InlineData("20260101-000000-0000000-AAAAAA")]
    public async Task An_id_that_is_none_is_refused(string id)
    {
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        var refused = await agent.Control.SubmitAsync(new Submission("cat.txt", "a cat", Watch: null) { Id = id }, CancellationToken.None);
        Assert.Equal("submission-id-wrong", Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public async Task One_that_is_not_surely_on_the_disk_is_not_taken_and_is_taken_once_when_it_is_handed_over_again()
    {
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Part<RunningWatches>().Find("inbox")?.Enter() is null);
        var submission = new Submission("cat.txt", "a cat", Watch: null) { Id = new DropId(TimeProvider.System).Next() };
        var hiccup = new Submissions(agent.Part<LiveOptions>(), agent.Part<RunningWatches>(), agent.Part<DropReader>(), agent.Part<Claim>(), agent.Part<Backlog>(), new UnflushedFiles());

        Assert.Equal("file-system-fault", Assert.Single(hiccup.Take(submission).Problems).Code);
        Assert.False(agent.Part<DropReader>().Holds(submission.Id!));
        Assert.Equal(submission.Id, agent.Part<Submissions>().Take(submission with { Again = true }).Value);
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.Single(agent.Renderer.Rendered);
    }

    /// <summary>A scan of the drops that are there sees the folder before its source has come: an empty one, which is removed.</summary>
    [Fact]
    public void One_that_is_being_written_is_nobody_elses()
    {
        var backlog = new Backlog(TimeProvider.System);
        var drop = new DropFolder(Workbench.WatchIn(folder), "1");
        backlog.Reserve(drop);
        Assert.False(backlog.Add(drop));
        Assert.Empty(backlog.TakeWork(10));
        backlog.Made(drop);
        Assert.Equal("1", Assert.Single(backlog.TakeWork(10)).Id);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    /// <summary>A disk that fails the flush of where the text has come.</summary>
    private sealed class UnflushedFiles : DurableFiles
    {
        public override void FlushFolder(string folder)
        {
            if (Path.GetFileName(folder) == "source")
                throw new IOException("Input/output error", 5);
            base.FlushFolder(folder);
        }
    }

    private static async Task SubmitAsync(RunningAgent agent) =>
        Assert.Empty((await agent.Control.SubmitAsync(new Submission("cat.txt", "a cat", Watch: null), CancellationToken.None)).Problems);
}
