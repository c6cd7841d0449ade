namespace AutoGen.Prompts.Tests;

public class SeedSourceTests
{
    [Fact]
    public void Random_seeds_stay_in_A1111s_range_and_differ()
    {
        var seeds = Enumerable.Range(0, 1000).Select(_ => SeedSource.Random.Next()).ToList();

        Assert.All(seeds, seed => Assert.InRange(seed, 0, 4294967293));
        Assert.True(seeds.Distinct().Count() > 990);
        Assert.Contains(seeds, seed => seed > int.MaxValue);
    }
}
