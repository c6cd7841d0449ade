using AutoGen.Automation.Tests.Support;
using Microsoft.Data.Sqlite;

namespace AutoGen.Automation.Tests.Scheduling;

/// <summary>Nobody is watching at night: neither a clock that is set nor a job that Quartz has given up may end the work.</summary>
public sealed class ClockWatchTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly BentTime time = new();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_set_by_a_day_holds_nothing_up(int days)
    {
        await using var agent = new RunningAgent(folder, time);
        await agent.StartAsync();
        RunningAgent.Drop(folder, "before.txt", "before");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        time.Clock = TimeSpan.FromDays(days);
        RunningAgent.Drop(folder, "after.txt", "after\nafter it");
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        await agent.UntilAsync(() => agent.Log.Lines.Any(line => line.StartsWith("Warning 1431", StringComparison.Ordinal)));
        Assert.All(agent.Finished, drop => Assert.True(drop.Succeeded));
    }

    [Theory]
    [InlineData("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR'")]
    [InlineData("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'BLOCKED'")]
    [InlineData("DELETE FROM QRTZ_TRIGGERS")]
    public async Task Jobs_that_do_not_run_any_more_are_put_in_again(string harm)
    {
        await using var agent = new RunningAgent(folder, time);
        await agent.StartAsync();
        RunningAgent.Drop(folder, "before.txt", "before");
        await agent.UntilAsync(() => agent.Finished.Count == 1);
        Harm(harm);
        RunningAgent.Drop(folder, "after.txt", "after");
        time.Skipped = TimeSpan.FromMinutes(10);
        await agent.UntilAsync(() => agent.Finished.Count == 2);
        await agent.UntilAsync(() => agent.Log.Lines.Any(line => line.StartsWith("Error 1433", StringComparison.Ordinal)));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private void Harm(string text)
    {
        using var connection = new SqliteConnection($"Data Source={folder.At("data", "autogen.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
