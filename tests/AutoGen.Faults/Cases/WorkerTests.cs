using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>Workers that crash in native code, hang or leak.</summary>
public sealed class WorkerTests : PluginCase
{
    [FaultFact]
    public async Task A_native_crash_and_a_hung_sampler_cost_their_own_renders_and_no_other()
    {
        Workspace.Setting("pluginFailures", 0); // both are of one plugin, which would be left out before each has had its attempts
        Drop[] drops = [Poison("native_crash"), Good(1), Poison("hang"), Good(2)];
        Workspace.Drop(drops);

        await Ending.ReachAsync(Workspace, Workspace.Start(), drops, undisturbed: null);

        Assert.Contains("The worker process crashed", Report(drops[0]), StringComparison.Ordinal);
        Assert.Contains("The worker process was busy with", Report(drops[2]), StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task A_leaking_worker_is_replaced_before_it_eats_the_machine()
    {
        const int ceiling = 700; // MB; the sampler keeps 256 of each render
        Workspace.Setting("workerMemory", ceiling);
        var drop = Drop.Text("inbox", "leak.json", """{ "prompt": "a house", "sampler": "leak", "count": 8 }""", 8);
        Workspace.Drop(drop);
        var agent = Workspace.Start();
        var (workers, largest) = (new HashSet<int>(), 0L);
        await Poll.UntilAsync(
            () =>
            {
                foreach (var worker in Workspace.Workers())
                {
                    workers.Add(worker);
                    largest = Math.Max(largest, SystemProcesses.WorkingSet(worker));
                }

                return drop.Ending.All(path => File.Exists(Workspace[path]));
            },
            () => agent.Said);

        await Ending.ReachAsync(Workspace, agent, [drop], undisturbed: null);

        Assert.True(workers.Count >= 3, $"{workers.Count} workers");
        Assert.True(largest < (ceiling + 400L) << 20, $"{largest >> 20} MB");
    }
}
