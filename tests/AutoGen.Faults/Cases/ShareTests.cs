using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>A workspace on a network share, played by a mount: it goes, it comes back.</summary>
public sealed class ShareTests
{
    [FaultFact(Need.Mount)]
    public async Task A_share_that_goes_in_the_middle_of_a_drop_and_returns_has_it_all_in_the_end()
    {
        var drop = Drop.Text("share/inbox", "long.json", """{ "prompt": "a house", "steps": 20, "count": 60 }""", 60);
        using var workspace = new Workspace();
        using var share = new Mount(workspace["share"], 10_000);
        workspace.Watch("share/inbox", "share/outbox");
        workspace.Drop(drop);
        var agent = workspace.Start();
        await Poll.UntilAsync(() => Ending.Pictures(workspace).Count > 10, () => agent.Said);

        share.Leave();
        await Poll.UntilAsync(() => agent.Said.Contains("error:", StringComparison.Ordinal), () => agent.Said);
        Assert.Empty(Directory.EnumerateFileSystemEntries(workspace["share"]));
        share.Return();

        await Ending.ReachAsync(workspace, agent, [drop], undisturbed: null);
    }

    [FaultFact(Need.Mount)]
    public async Task An_output_that_becomes_read_only_fails_its_pictures_with_the_reason_and_other_watches_go_on()
    {
        var (stuck, free) = (Drop.Text("inbox", "stuck.txt", "a house", 0, done: false), Drop.Text("nested", "free.txt", "a house", 1));
        using var workspace = new Workspace();
        using var output = new Mount(workspace["outbox"], 1000);
        output.MakeReadOnly(true);
        workspace.Drop(stuck);
        workspace.Drop(free);

        await Ending.ReachAsync(workspace, workspace.Start(), [stuck, free], undisturbed: null);

        Assert.Contains("read-only", File.ReadAllText(workspace["inbox/failed/stuck.txt.report.txt"]), StringComparison.OrdinalIgnoreCase);
    }
}
