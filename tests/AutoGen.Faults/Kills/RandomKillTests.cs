using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;
using Xunit.Abstractions;

namespace AutoGen.Faults.Kills;

public sealed class RandomKillTests(ITestOutputHelper output)
{
    private const int Kills = 12;

    [FaultFact]
    public async Task Killed_twelve_times_at_random_instants_everything_is_there_exactly_once_and_equal()
    {
        var seed = TimeProvider.System.GetUtcNow().UtcTicks;
        output.WriteLine($"seed {seed}");
        var drops = MixedDrops.TakeOfEveryKind(26);
        await RunAsync(seed, Kills, drops, await Undisturbed.RunAsync(drops));
    }

    internal static async Task RunAsync(long seed, int kills, IReadOnlyList<Drop> drops, SortedDictionary<string, string> undisturbed)
    {
        using var workspace = Workspace.ForEveryKind();
        var disturbed = new RandomKills(workspace, drops, new Dice(seed));
        try
        {
            var agent = await disturbed.RunAsync(kills);
            await Ending.ReachAsync(workspace, agent, drops, undisturbed);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"seed {seed}, killed: {disturbed.Diary}", fault);
        }
    }
}
