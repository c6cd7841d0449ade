using System.Globalization;
using AutoGen.Faults.Harness;
using Xunit.Abstractions;

namespace AutoGen.Faults.Kills;

public sealed class KillPointTests(ITestOutputHelper output)
{
    private const int Lives = 6;

    [FaultFact]
    public async Task Killed_between_any_two_durable_steps_and_before_all_of_the_feed_it_goes_on_where_it_was()
    {
        var points = await KillPoints.FindAsync();
        output.WriteLine($"{points.Steps.Count} steps: {string.Join(' ', points.Steps)}");
        Assert.InRange(points.Steps.Count, 300, 2000);
        Assert.Equal(Lives, await points.KillAsync([.. Enumerable.Repeat(Text(points.Steps.Count / (Lives + 1)), Lives)])); // each goes on where the last one fell
        Assert.Equal(Lives, await points.KillAsync([.. Enumerable.Range(1, Lives).Select(life => Text(points.Steps.Count / (Lives * Lives) * life))]));
        Assert.Equal(4, await points.KillAsync("submit:1", "submitted:1", "turn:1", "turn-over:1"));
    }

    private static string Text(int step) => step.ToString(CultureInfo.InvariantCulture);
}
