using System.Globalization;
using AutoGen.Faults.Harness;
using Xunit.Abstractions;

namespace AutoGen.Faults.Kills;

public sealed class KillPointTests(ITestOutputHelper output)
{
    private const int Share = 14;

    [FaultFact]
    public async Task Killed_between_any_two_durable_steps_it_goes_on_where_it_was()
    {
        var points = await KillPoints.FindAsync();
        output.WriteLine($"{points.Steps.Count} steps: {string.Join(' ', points.Steps)}");
        Assert.InRange(points.Steps.Count, 60, 400);
        var killed = 0;
        for (var point = 2; point <= points.Steps.Count - 10; point += points.Steps.Count / Share)
            killed += await points.KillAsync(point.ToString(CultureInfo.InvariantCulture));
        Assert.InRange(killed, Share - 2, Share + 2);
    }
}
