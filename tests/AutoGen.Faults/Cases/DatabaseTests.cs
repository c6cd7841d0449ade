using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;
using Microsoft.Data.Sqlite;

namespace AutoGen.Faults.Cases;

/// <summary>Quartz's file in the data folder is locked, damaged or gone. The drops are the backlog, so nothing of them may suffer.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly Workspace workspace = new();
    private readonly IReadOnlyList<Drop> drops = MixedDrops.Take(13);

    [FaultFact]
    public async Task A_database_locked_by_another_process_is_waited_for()
    {
        var (before, locked, starting) = (drops.Take(5), drops.Skip(5).Take(4), drops.Skip(9));
        workspace.Drop(before);
        var agent = workspace.Start();
        await Poll.UntilAsync(() => File.Exists(Database) && Ending.Pictures(workspace).Count > 0, () => agent.Said);
        await LockedAsync(async () =>
        {
            workspace.Drop(locked);
            await Poll.PauseAsync(TimeSpan.FromSeconds(8));
        });
        await Ending.FinishAsync(workspace, agent, [.. before, .. locked]);
        agent.Kill();
        await agent.EndAsync();

        await LockedAsync(async () =>
        {
            workspace.Drop(starting);
            agent = workspace.Start();
            await Poll.UntilAsync(() => agent.Said.Contains("another process has locked it", StringComparison.Ordinal), () => agent.Said);
        });
        await Ending.ReachAsync(workspace, agent, drops, undisturbed: null);
    }

    [FaultFact]
    public async Task A_damaged_database_and_one_that_is_gone_are_made_anew_and_cost_nothing()
    {
        workspace.Drop(drops);
        foreach (var damage in new Action[] { Damage, Remove })
        {
            var agent = workspace.Start();
            var pictures = Ending.Pictures(workspace).Count;
            await Poll.UntilAsync(() => Ending.Pictures(workspace).Count > pictures, () => agent.Said);
            agent.Kill();
            await agent.EndAsync();
            await workspace.NothingRunsAsync();
            damage();
        }

        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);
    }

    public void Dispose() => workspace.Dispose();

    private string Database => workspace["data", "autogen.db"];

    private void Damage()
    {
        File.WriteAllText(Database, "this is no database, and it was one a moment ago");
        File.Delete(Database + "-wal");
    }

    private void Remove()
    {
        foreach (var file in Directory.GetFiles(workspace["data"], "autogen.db*"))
            File.Delete(file);
    }

    private async Task LockedAsync(Func<Task> meanwhile)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.CreateCommand();
        transaction.CommandText = "BEGIN EXCLUSIVE";
        transaction.ExecuteNonQuery();
        await meanwhile();
    }
}
