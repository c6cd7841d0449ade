using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>The wall clock jumps while the agent runs, as after a battery died or a wrong time server.</summary>
public sealed class ClockTests
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    [FaultFact(Need.Faketime)]
    public async Task A_clock_that_jumps_a_day_either_way_holds_nothing_up()
    {
        using var workspace = new Workspace();
        var clock = workspace["clock"];
        File.WriteAllText(clock, "+0");
        var agent = workspace.Start(("LD_PRELOAD", Library), ("FAKETIME_TIMESTAMP_FILE", clock), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"));
        var drops = new List<Drop>();
        foreach (var jump in new[] { "+0", "+1d", "-1d", "+0" })
        {
            File.WriteAllText(clock, jump);
            drops.Add(Drop.Text("inbox", $"{drops.Count} at {jump}.json", """{ "prompt": "a house", "count": 2 }""", 2));
            workspace.Drop(drops[^1]);
            await Ending.FinishAsync(workspace, agent, drops);
        }

        drops.Add(Drop.Text("inbox", "across.json", """{ "prompt": "a house", "steps": 20, "count": 40 }""", 40));
        workspace.Drop(drops[^1]);
        await Poll.UntilAsync(() => Ending.Pictures(workspace).Count > 10, () => agent.Said);
        File.WriteAllText(clock, "-1d");
        await Ending.ReachAsync(workspace, agent, drops, undisturbed: null);
    }
}
