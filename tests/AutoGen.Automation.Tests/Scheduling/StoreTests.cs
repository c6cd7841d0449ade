using AutoGen.Automation.Scheduling;
using AutoGen.Automation.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AutoGen.Automation.Tests.Scheduling;

/// <summary>Quartz's file is no treasure: damaged, locked or left by a dead agent, the drops go on.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_damaged_store_is_put_aside_and_made_anew()
    {
        Directory.CreateDirectory(folder.At("data"));
        File.WriteAllText(folder.At("data", "autogen.db"), new string('x', 9000));
        RunningAgent.Drop(folder, "cat.txt", "a cat");
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.Single(Directory.GetFiles(folder.At("data"), "autogen.db.damaged-*"));
        Assert.Contains(agent.Log.Lines, line => line.Contains("is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_locked_store_is_waited_for_and_said()
    {
        Directory.CreateDirectory(folder.At("data"));
        RunningAgent.Drop(folder, "cat.txt", "a cat");
        await using var agent = new RunningAgent(folder);
        using (var other = OpenStore())
        {
            Ask(other, "BEGIN EXCLUSIVE");
            await agent.StartAsync();
            await agent.UntilAsync(() => agent.Log.Lines.Any(line => line.Contains("another process has locked it", StringComparison.Ordinal)));
            Ask(other, "COMMIT");
        }

        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Assert.True(agent.Finished[0].Succeeded);
    }

    [Fact]
    public async Task A_store_that_is_locked_while_the_agent_works_delays_it_and_loses_nothing()
    {
        await using var agent = new RunningAgent(folder);
        await agent.StartAsync();
        RunningAgent.Drop(folder, "one.txt", "one");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        using (var other = OpenStore())
        {
            Ask(other, "BEGIN IMMEDIATE");
            RunningAgent.Drop(folder, "two.txt", "two\nthree");
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
            Assert.Single(agent.Finished);
            Ask(other, "COMMIT");
        }

        await agent.UntilAsync(() => agent.Finished.Count == 2);
        Assert.Equal(["one", "three", "two"], agent.Renderer.Rendered.Order());
    }

    /// <summary>The store as a killed agent leaves it, with one render under way and one waiting, beside drops as they were then; or what it should never be.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR'")]
    [InlineData("DELETE FROM QRTZ_SIMPLE_TRIGGERS; DELETE FROM QRTZ_TRIGGERS; DELETE FROM QRTZ_FIRED_TRIGGERS")]
    public async Task What_a_dead_agent_left_in_motion_is_taken_up_and_nothing_is_made_twice(string harm)
    {
        using var hold = new ManualResetEventSlim();
        await using (var dying = new RunningAgent(folder))
        {
            dying.Renderer.Answer = (job, token) =>
            {
                if (job.Request.Prompt == "two")
                    WaitHandle.WaitAny([hold.WaitHandle, token.WaitHandle]);
                return token.IsCancellationRequested ? new Protocol.Rendering.RenderOutcome.Cancelled() : null;
            };
            RunningAgent.Drop(folder, "cat.txt", "one\ntwo\nthree");
            await dying.StartAsync();
            await dying.UntilAsync(() => dying.Renderer.Rendered.Contains("two"));
            using var store = OpenStore();
            await dying.UntilAsync(() => Ask(store, "SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE EXECUTION_GROUP = 'gpu'") is 2L);
            await dying.Part<RenderQueue>().ReconcileAsync(CancellationToken.None);
            Assert.Equal(2, dying.Part<AutoGen.Automation.Running.Backlog>().InHand);
            Ask(store, "BEGIN IMMEDIATE"); // who copies the files of a store while it changes gets what no death leaves
            foreach (var name in new[] { "data", "inbox", "outbox" })
                Copy(folder.At(name), folder.At("kept", name));
            Ask(store, "COMMIT");
        }

        SqliteConnection.ClearAllPools(); // else the next agent, in this process, goes on with the files that are deleted here
        foreach (var name in new[] { "data", "inbox", "outbox" })
        {
            Directory.Delete(folder.At(name), recursive: true);
            Directory.Move(folder.At("kept", name), folder.At(name));
        }

        using (var store = OpenStore())
            Ask(store, harm);
        await using var next = new RunningAgent(folder);
        await next.StartAsync();
        await next.UntilAsync(() => next.Finished.Count == 1);
        Assert.Equal(["three", "two"], next.Renderer.Rendered.Order());
        Assert.Equal(3, TempFolder.Tree(folder.At("outbox")).Count(path => path.EndsWith(".png", StringComparison.Ordinal) && !path.StartsWith('.')));
        Assert.Equal(harm.Length > 0, next.Log.Lines.Any(line => line.StartsWith("Error 1414", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private SqliteConnection OpenStore()
    {
        var store = new SqliteConnection($"Data Source={folder.At("data", "autogen.db")};Pooling=False");
        store.Open();
        return store;
    }

    private static object? Ask(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }

    private static void Copy(string from, string to)
    {
        // a lock is held open, and a dead agent's is not held at all
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
