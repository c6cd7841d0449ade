using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Kills;

/// <summary>
/// Drops one thing after another into a workspace whose agent is killed again and again: agent, worker or both, at random
/// instants, also while it starts, while it ends, and twice in a row.
/// </summary>
internal sealed class RandomKills(Workspace workspace, IReadOnlyList<Drop> drops, Dice dice)
{
    private readonly Queue<Drop> waiting = new(drops);
    private int picturesAtWorkerKill = -1;
    private AgentProcess? agent;

    public string Diary { get; private set; } = "";

    /// <summary>Kills so often, dropping all the drops meanwhile, and returns the agent that lives on.</summary>
    public async Task<AgentProcess> RunAsync(int kills)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            agent = agent is { HasEnded: false } ? agent : workspace.Start();
            DropShare(kills - kill + 1);
            await Poll.PauseAsync(Moment());
            await KillAsync(agent);
        }

        return agent is { HasEnded: false } ? agent : workspace.Start();
    }

    private void DropShare(int killsLeft)
    {
        for (var share = (int)Math.Ceiling(waiting.Count / (double)killsLeft); share > 0; share--)
            workspace.Drop(waiting.Dequeue());
    }

    private TimeSpan Moment() => TimeSpan.FromMilliseconds(dice.Roll(10) switch
    {
        0 => dice.Roll(100),
        < 3 => dice.Roll(600),
        < 8 => 500 + dice.Roll(1000),
        _ => 1500 + dice.Roll(1500),
    });

    private async Task KillAsync(AgentProcess victim)
    {
        var workers = workspace.Workers();
        var what = dice.Roll(8);
        if (what < 2 && workers.Count > 0 && MayKillWorker())
        {
            Note("worker");
            workers.ToList().ForEach(AgentProcess.Kill);
            return;
        }

        if (what == 2)
        {
            Note("agent, while it ends");
            victim.Terminate();
            await Poll.PauseAsync(TimeSpan.FromMilliseconds(dice.Roll(200)));
        }
        else if (what < 5)
        {
            Note("worker and agent");
            workers.ToList().ForEach(AgentProcess.Kill);
        }
        else
        {
            Note("agent");
        }

        victim.Kill();
        await victim.EndAsync();
        if (dice.Chance(50)) // else the next life meets the last one's worker
            await workspace.NothingRunsAsync();
    }

    /// <summary>A render whose worker died three times is given up, as promised; so no render's worker is killed twice here.</summary>
    private bool MayKillWorker()
    {
        var pictures = Ending.Pictures(workspace).Count;
        var may = pictures != picturesAtWorkerKill;
        picturesAtWorkerKill = pictures;
        return may;
    }

    private void Note(string victim) => Diary += $"{victim}; ";
}
