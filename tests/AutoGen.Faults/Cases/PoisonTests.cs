using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Cases;

/// <summary>Files whose plugin crashes the worker each time, and plugins that misbehave otherwise.</summary>
public sealed class PoisonTests : PluginCase
{
    [FaultFact]
    public async Task A_poison_file_is_given_up_with_its_evidence_and_the_rest_of_the_folder_goes_on()
    {
        var poison = Poison("fail_fast");
        Drop[] drops = [Good(1), poison, Good(2), Good(3)];
        Workspace.Drop(drops);

        await Ending.ReachAsync(Workspace, Workspace.Start(), drops, undisturbed: null);

        var report = Report(poison);
        Assert.Contains("render-quarantined", report, StringComparison.Ordinal);
        Assert.Contains("FaultySamplers", report, StringComparison.Ordinal);
        Assert.Contains("fail_fast gives up", report, StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task An_agent_that_is_killed_while_the_poison_runs_still_gives_it_up()
    {
        Drop[] drops = [Poison("stack_overflow"), Good(1), Good(2)];
        Workspace.Drop(drops);
        for (var life = 0; life < 3; life++)
        {
            var agent = Workspace.Start();
            await Poll.UntilAsync(() => agent.HasEnded || Workspace.Workers().Count > 0, () => agent.Said);
            await Poll.PauseAsync(TimeSpan.FromMilliseconds(400 * life));
            agent.Kill();
            await agent.EndAsync();
        }

        await Ending.ReachAsync(Workspace, Workspace.Start(), drops, undisturbed: null);

        Assert.Contains("render-quarantined", Report(drops[0]), StringComparison.Ordinal);
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
        Workspace.Drop(drops);

        await Ending.ReachAsync(Workspace, Workspace.Start(), drops, undisturbed: null);

        Assert.Contains("not finite", Report(drops[1]), StringComparison.Ordinal);
    }

    [FaultFact]
    public async Task A_plugin_that_kills_the_process_that_loads_it_is_left_out()
    {
        Workspace.Install("CrashingRegister");
        Workspace.Drop(Good(1));

        await Ending.ReachAsync(Workspace, Workspace.Start(), [Good(1)], undisturbed: null);

        Assert.Contains("CrashingRegister", File.ReadAllText(Workspace["data", "disabled-plugins.json"]), StringComparison.Ordinal);
    }
}
