using System.Globalization;
using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;
using AutoGen.Faults.Kills;

namespace AutoGen.Faults.Soak;

/// <summary>Many random kills in rounds, then a kill at every point, and at every third a second one in the recovery.</summary>
internal static class KillSoak
{
    private const int Round = 25;
    private static readonly ParallelOptions TwoAtOnce = new() { MaxDegreeOfParallelism = 2 };

    public static async Task RunAsync(int kills, long seed, Figures figures)
    {
        var drops = MixedDrops.TakeOfEveryKind(46);
        var undisturbed = await Undisturbed.RunAsync(drops);
        var (failed, done) = (new Faults(), 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, kills / Round), TwoAtOnce, async (round, _) =>
        {
            await failed.CollectAsync(() => RandomKillTests.RunAsync(seed + round, Round, drops, undisturbed));
            Console.WriteLine($"{Interlocked.Add(ref done, Round)} kills, {failed.Count} rounds ended otherwise");
        });
        figures.Add("random kills of agent, worker or both", $"{kills / Round * Round} kills, {failed.Count} of {kills / Round} rounds ended otherwise", "none", failed.Count == 0);
    }

    public static async Task EveryPointAsync(int most, long seed, Figures figures)
    {
        var points = await KillPoints.FindAsync();
        var dice = new Dice(seed);
        var apart = Math.Max(1, points.Steps.Count / most);
        List<string[]> lives = [.. Enumerable.Range(0, points.Steps.Count / apart).Select(number => new[] { Text(1 + (number * apart)) })];
        lives.AddRange([.. lives.Where((_, index) => index % 3 == 0).Select(life => new[] { life[0], Text(1 + dice.Roll(40)) })]);
        var (failed, killed) = (new Faults(), 0);
        await Parallel.ForEachAsync(lives, TwoAtOnce, async (life, _) =>
            await failed.CollectAsync(async () => Interlocked.Add(ref killed, await points.KillAsync(life))));
        figures.Add("kills between durable steps", $"{killed} kills in {lives.Count} runs of {points.Steps.Count} steps, {failed.Count} ended otherwise", "none", failed.Count == 0);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Counts and shows what went wrong, and goes on.</summary>
    private sealed class Faults
    {
        private int count;

        public int Count => count;

        public async Task CollectAsync(Func<Task> run)
        {
            try
            {
                await run();
            }
            catch (Exception fault)
            {
                Interlocked.Increment(ref count);
                Console.WriteLine(fault);
            }
        }
    }
}
