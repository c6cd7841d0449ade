using System.Runtime.InteropServices;
using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

public sealed class WatcherTests
{
    private const int Stop = 19, Continue = 18;

    /// <summary>More than Linux queues for a watcher (fs.inotify.max_queued_events).</summary>
    private const int Events = 20_000;

    [FaultFact]
    public async Task A_watcher_whose_queue_overflows_loses_no_file()
    {
        var drops = Enumerable.Range(0, 60).Select(number => Drop.Text("inbox", $"{number}.txt", "a house", 1)).ToList();
        using var workspace = new Workspace();
        var agent = workspace.Start();
        await agent.StartedAsync();
        Assert.Equal(0, Signal(agent.Id, Stop));
        for (var number = 0; number < Events / 2; number++)
        {
            File.WriteAllBytes(workspace["inbox", "noise.tmp"], []);
            File.Delete(workspace["inbox", "noise.tmp"]);
        }

        drops.ForEach(workspace.Drop);
        Assert.Equal(0, Signal(agent.Id, Continue));
        await Ending.ReachAsync(workspace, agent, drops, undisturbed: null);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
