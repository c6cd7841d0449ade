using System.Diagnostics;
using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Soak;

/// <summary>Thousands of prompt files at once: how fast they are claimed and planned, and what the renders cost at first and at last.</summary>
internal static class Intake
{
    private const int Hundred = 100;

    public static async Task RunAsync(int files, Figures figures)
    {
        using var workspace = new Workspace();
        var agent = workspace.Start();
        await agent.StartedAsync();
        var drops = Quick.Drops(files);
        Quick.DropAtOnce(workspace, drops);
        var watch = Stopwatch.StartNew();
        var memory = 0L;
        await Poll.UntilAsync(
            () =>
            {
                memory = Math.Max(memory, SystemProcesses.WorkingSet(agent.Id));
                return Quick.Accepted(agent) == files;
            },
            () => $"{Quick.Accepted(agent)} of {files} accepted",
            TimeSpan.FromMinutes(30));
        var rate = files / watch.Elapsed.TotalSeconds;
        figures.Add($"intake of {files} prompt files: claimed and planned", $"{rate:0} a second", ">= 200", rate >= 200);
        figures.Add("largest working set of the agent meanwhile", $"{memory / 1e6:0} MB", "< 300 MB", memory < 300e6);
        await Ending.ReachAsync(workspace, agent, drops, undisturbed: null, TimeSpan.FromHours(2));
        Cost([.. Directory.EnumerateFiles(workspace["outbox"]).Select(File.GetLastWriteTimeUtc).Order()], figures);
    }

    private static void Cost(IReadOnlyList<DateTime> finished, Figures figures)
    {
        var first = (finished[2 * Hundred] - finished[Hundred]).TotalMilliseconds / Hundred; // the first hundred are warming up
        var last = (finished[^1] - finished[^(Hundred + 1)]).TotalMilliseconds / Hundred;
        var middle = (finished[^1] - finished[0]).TotalMilliseconds / finished.Count;
        figures.Add("time of a render, second hundred / last hundred / all", $"{first:0.0} ms / {last:0.0} ms / {middle:0.0} ms", "last <= 1.1 x first", last <= 1.1 * first);
    }
}
