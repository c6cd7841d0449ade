using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>People who change their mind, and folders that go.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly Workspace workspace = new();

    [FaultFact]
    public async Task A_file_that_is_taken_away_is_either_the_users_or_rendered_and_never_both()
    {
        var dice = new Dice(11);
        var drops = Enumerable.Range(0, 60).Select(number => Drop.Text("inbox", $"{number}.json", """{ "prompt": "a house" }""", 1)).ToList();
        var agent = workspace.Start();
        var kept = new List<Drop>();
        foreach (var pair in drops.Chunk(2))
        {
            workspace.Drop(pair);
            if (kept.Count == 0 || dice.Chance(50))
                await Poll.PauseAsync(TimeSpan.FromMilliseconds(dice.Roll(500)));
            else
                await Poll.UntilAsync(() => !File.Exists(workspace["inbox", pair[1].Files[0].Path]), () => agent.Said);
            kept.Add(pair[0]);
            if (!TakeAway(pair[1]))
                kept.Add(pair[1]);
        }

        Assert.InRange(kept.Count, 31, 59); // some of both, or it proves nothing
        await Ending.ReachAsync(workspace, agent, kept, undisturbed: null);
    }

    [FaultFact]
    public async Task A_watched_folder_that_is_renamed_away_and_comes_back_is_taken_up_again()
    {
        Drop[] drops = [Drop.Text("inbox", "before.json", """{ "prompt": "a house", "count": 30, "steps": 20 }""", 30), Drop.Text("inbox", "after.txt", "a house", 1)];
        workspace.Drop(drops[0]);
        var agent = workspace.Start();
        await Poll.UntilAsync(() => Ending.Pictures(workspace).Count > 3, () => agent.Said);

        Directory.Move(workspace["inbox"], workspace["elsewhere"]);
        await Poll.UntilAsync(() => agent.Said.Contains("error:", StringComparison.Ordinal), () => agent.Said);
        Assert.False(Directory.Exists(workspace["inbox"]));
        Directory.Move(workspace["elsewhere"], workspace["inbox"]);
        workspace.Drop(drops[1]);

        await Ending.ReachAsync(workspace, agent, drops, undisturbed: null);
    }

    public void Dispose() => workspace.Dispose();

    private bool TakeAway(Drop drop)
    {
        var path = workspace[drop.Watch, drop.Files[0].Path];
        try
        {
            File.Move(path, path + ".mine.part");
            File.Delete(path + ".mine.part");
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
