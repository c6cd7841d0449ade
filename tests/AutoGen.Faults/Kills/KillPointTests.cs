using System.Globalization;
using AutoGen.Faults.Harness;
using Xunit.Abstractions;

namespace AutoGen.Faults.Kills;

public sealed class KillPointTests(ITestOutputHelper output)
{
    private const int Share = 5;

    [FaultFact]
    public async Task Killed_between_any_two_durable_steps_and_before_all_of_the_feed_it_goes_on_where_it_was()
    {
        var points = await KillPoints.FindAsync();
        output.WriteLine($"{points.Steps.Count} steps: {string.Join(' ', points.Steps)}");
        Assert.InRange(points.Steps.Count, 150, 600);
        foreach (var point in Enumerable.Range(0, Share).Select(share => 2 + (share * (points.Steps.Count - 20) / Share)))
            Assert.Equal(1, await points.KillAsync(point.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(4, await points.KillAsync("submit:1", "submitted:1", "turn:1", "turn-over:1"));
    }
}
