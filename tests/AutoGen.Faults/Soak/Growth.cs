using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Soak;

/// <summary>Memory and handles of an agent that has done a thousand drops, per further drop.</summary>
internal static class Growth
{
    private const int WarmUp = 1000;
    private const int Batch = 250;

    public static async Task RunAsync(int files, Figures figures)
    {
        using var workspace = new Workspace();
        var agent = workspace.Start();
        var samples = new List<(double Drops, double Bytes, double Handles)>();
        for (var dropped = Batch; dropped <= Math.Max(WarmUp + (4 * Batch), files / 2); dropped += Batch)
        {
            var drops = Quick.Drops(Batch);
            Quick.DropAtOnce(workspace, drops);
            await Ending.FinishAsync(workspace, agent, drops, TimeSpan.FromMinutes(30));
            if (dropped >= WarmUp)
                samples.Add((dropped, SystemProcesses.WorkingSet(agent.Id), SystemProcesses.Handles(agent.Id)));
        }

        var (bytes, handles) = (Slope(samples, sample => sample.Bytes), Slope(samples, sample => sample.Handles));
        var span = $"drops {samples[0].Drops} to {samples[^1].Drops}";
        figures.Add($"working set per further drop, {span}", $"{bytes / 1024:0.00} KB", "< 2 KB", bytes < 2048);
        figures.Add($"handles per further drop, {span}", $"{handles:0.0000}", "< 0.001", handles < 0.001);
    }

    /// <summary>Of the line of least squares.</summary>
    private static double Slope(IReadOnlyList<(double Drops, double Bytes, double Handles)> samples, Func<(double Drops, double Bytes, double Handles), double> of)
    {
        var (x, y) = (samples.Average(sample => sample.Drops), samples.Average(of));
        return samples.Sum(sample => (sample.Drops - x) * (of(sample) - y)) / samples.Sum(sample => (sample.Drops - x) * (sample.Drops - x));
    }
}
