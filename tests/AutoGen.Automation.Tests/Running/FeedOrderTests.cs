using AutoGen.Automation.Running;

namespace AutoGen.Automation.Tests.Running;

public sealed class FeedOrderTests
{
    [Fact]
    public void A_small_drop_that_comes_while_a_large_one_runs_is_next_but_one()
    {
        var drops = new Drops(("large", 0, 5000, "a"));
        drops.Run(100);
        drops.Add("small", 0, 1, "a");
        Assert.Contains("small", drops.Run(2));
    }

    [Fact]
    public void So_is_one_that_needs_another_model()
    {
        var drops = new Drops(("large", 0, 5000, "a"));
        drops.Run(3);
        drops.Add("small", 0, 1, "b");
        Assert.Contains("small", drops.Run(2));
    }

    [Fact]
    public void Two_large_drops_of_different_models_change_over_after_eight()
    {
        var drops = new Drops(("one", 0, 100, "a"), ("two", 0, 100, "b"));
        drops.Run(2); // both have had their first
        var runs = Runs(drops.Run(64));
        Assert.All(runs.SkipLast(1), run => Assert.InRange(run, 7, 8));
    }

    [Fact]
    public void A_higher_priority_goes_before_everything_at_once()
    {
        var drops = new Drops(("large", 0, 100, "a"));
        drops.Run(5);
        drops.Add("urgent", 10, 3, "b");
        Assert.Equal(["urgent", "urgent", "urgent", "large"], drops.Run(4));
    }

    /// <summary>Whatever comes and whenever: all is done, priorities hold, and of drops of one model nobody waits for more than a round.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 1)]
    [InlineData(5, 3)]
    public void No_drop_is_passed_over_more_often_than_the_law_allows(uint seed, int models)
    {
        var dice = new Dice(seed);
        var drops = new Drops();
        var (waited, row, last) = (new Dictionary<string, int>(), 0, "");
        for (var step = 0; step < 3000; step++)
        {
            if (dice.Next(6) == 0)
                drops.Add($"{step:D4}", dice.Next(3), 1 + dice.Next(12), $"model {dice.Next(models)}");
            var before = drops.Candidates;
            if (drops.Run(1) is not [var taken])
                continue;
            var (pick, equal) = (before.Single(candidate => candidate.Drop == taken), before.Where(candidate => candidate.Priority == before.Max(other => other.Priority)).ToList());
            Assert.Contains(pick, equal);
            row = pick.Model == last ? row + 1 : 1;
            last = pick.Model;
            Assert.True(row <= FeedOrder.MostWarm || equal.MinBy(candidate => (candidate.Turn, !candidate.Fresh, candidate.Drop)).Model == pick.Model, $"{row} in a row");
            foreach (var other in equal.Where(other => other.Drop != taken))
                waited[other.Drop] = waited.GetValueOrDefault(other.Drop) + 1;
            waited.Remove(taken);
            Assert.All(equal.Where(other => waited.ContainsKey(other.Drop)), other => Assert.True(waited[other.Drop] <= FeedOrder.MostWarm * (equal.Count + 40), $"{other.Drop} waits for {waited[other.Drop]}"));
        }

        drops.Run(100_000);
        Assert.Empty(drops.Candidates);
    }

    private static List<int> Runs(IReadOnlyList<string> taken)
    {
        var runs = new List<int>();
        for (var index = 0; index < taken.Count; index++)
        {
            if (index > 0 && taken[index] == taken[index - 1])
                runs[^1]++;
            else
                runs.Add(1);
        }

        return runs;
    }

    /// <summary>A backlog of nothing but numbers.</summary>
    private sealed class Drops
    {
        private readonly FeedOrder order = new();
        private readonly Dictionary<string, (FeedCandidate Candidate, int Left)> drops = [];
        private long turns;

        public Drops(params (string Id, int Priority, int Renders, string Model)[] first)
        {
            foreach (var (id, priority, renders, model) in first)
                Add(id, priority, renders, model);
        }

        public IReadOnlyList<FeedCandidate> Candidates => [.. drops.Values.Select(drop => drop.Candidate)];

        public void Add(string id, int priority, int renders, string model) =>
            drops.Add(id, (new FeedCandidate(id, priority, turns, Fresh: true, model), renders));

        public IReadOnlyList<string> Run(int renders)
        {
            var taken = new List<string>();
            while (taken.Count < renders && order.Pick(Candidates) is { } pick)
            {
                taken.Add(pick.Drop);
                var left = drops[pick.Drop].Left - 1;
                drops[pick.Drop] = (pick with { Turn = ++turns, Fresh = false }, left);
                if (left == 0)
                    drops.Remove(pick.Drop);
            }

            return taken;
        }
    }

    /// <summary>The same throws for the same seed.</summary>
    private sealed class Dice(uint state)
    {
        public int Next(int sides)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((state >> 8) % (uint)sides);
        }
    }
}
