using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>Plugins that crash, hang or leak: real ones, of tests/TestPlugins.</summary>
public sealed class WorkerTests : IDisposable
{
    private readonly Workspace workspace = new();

    public WorkerTests()
    {
        workspace.Install("FaultySamplers");
        workspace.Setting("workerStageSeconds", 6);
    }

    [FaultFact]
    public async Task A_poison_file_is_given_up_with_its_evidence_and_the_rest_of_the_folder_goes_on()
    {
        var poison = Poison("fail_fast");
        Drop[] drops = [Good(1), poison, Good(2), Good(3)];
        workspace.Drop(drops);

        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);

        var report = Report(poison);
        Assert.Contains("render-quarantined", report, StringComparison.Ordinal);
        Assert.Contains("FaultySamplers", report, StringComparison.Ordinal);
        Assert.Contains("fail_fast gives up", report, StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task An_agent_that_is_killed_while_the_poison_runs_still_gives_it_up()
    {
        Drop[] drops = [Poison("stack_overflow"), Good(1), Good(2)];
        workspace.Drop(drops);
        for (var life = 0; life < 3; life++)
        {
            var agent = workspace.Start();
            await Poll.UntilAsync(() => agent.HasEnded || workspace.Workers().Count > 0, () => agent.Said);
            await Poll.PauseAsync(TimeSpan.FromMilliseconds(400 * life));
            agent.Kill();
            await agent.EndAsync();
        }

        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);

        Assert.Contains("render-quarantined", Report(drops[0]), StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task A_native_crash_and_a_hung_sampler_cost_their_own_renders_and_no_other()
    {
        Drop[] drops = [Poison("native_crash"), Good(1), Poison("hang"), Good(2)];
        workspace.Drop(drops);

        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);

        Assert.Contains("worker-crashed", Report(drops[0]), StringComparison.Ordinal);
        Assert.Contains("worker-hung", Report(drops[2]), StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task A_sampler_that_shouts_disturbs_nothing_and_one_of_no_numbers_fails_with_the_reason()
    {
        Drop[] drops =
        [
            Drop.Text("inbox", "shout.json", """{ "prompt": "a house", "sampler": "shout" }""", 1),
            Poison("nan"),
            Good(1),
        ];
        workspace.Drop(drops);

        await Ending.ReachAsync(workspace, workspace.Start(), drops, undisturbed: null);

        Assert.Contains("not-finite", Report(drops[1]), StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task A_leaking_worker_is_replaced_before_it_eats_the_machine()
    {
        const int ceiling = 700; // MB; the sampler keeps 256 of each render
        workspace.Setting("workerMemory", ceiling);
        var drop = Drop.Text("inbox", "leak.json", """{ "prompt": "a house", "sampler": "leak", "count": 8 }""", 8);
        workspace.Drop(drop);
        var agent = workspace.Start();
        var (workers, largest) = (new HashSet<int>(), 0L);
        await Poll.UntilAsync(
            () =>
            {
                foreach (var worker in workspace.Workers())
                {
                    workers.Add(worker);
                    largest = Math.Max(largest, SystemProcesses.WorkingSet(worker));
                }

                return drop.Ending.All(path => File.Exists(workspace[path]));
            },
            () => agent.Said);

        await Ending.ReachAsync(workspace, agent, [drop], undisturbed: null);

        Assert.True(workers.Count >= 3, $"{workers.Count} workers");
        Assert.True(largest < (ceiling + 400L) << 20, $"{largest >> 20} MB");
    }

    [FaultFact]
    public async Task A_plugin_that_kills_the_process_that_loads_it_is_left_out()
    {
        workspace.Install("CrashingRegister");
        workspace.Drop(Good(1));

        await Ending.ReachAsync(workspace, workspace.Start(), [Good(1)], undisturbed: null);

        Assert.Contains("CrashingRegister", File.ReadAllText(workspace["data", "disabled-plugins.json"]), StringComparison.Ordinal);
    }

    public void Dispose() => workspace.Dispose();

    private static Drop Good(int number) => Drop.Text("inbox", $"good-{number}.json", $$"""{ "prompt": "a house {{number}}" }""", 1);

    private static Drop Poison(string sampler) => Drop.Text("inbox", $"{sampler}.json", $$"""{ "prompt": "a house", "sampler": "{{sampler}}" }""", 0, done: false);

    private string Report(Drop drop) => File.ReadAllText(workspace[drop.Ending.Single(path => path.EndsWith(".report.json", StringComparison.Ordinal))]);
}
