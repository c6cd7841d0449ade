using AutoGen.Faults.Drops;
using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Soak;

/// <summary>An agent with nothing to do: what it costs, and how soon it takes a file.</summary>
internal static class Idle
{
    private const int Files = 10;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(Figures figures)
    {
        using var workspace = new Workspace();
        workspace.WatchWithDefaults("inbox", "outbox");
        var agent = workspace.Start();
        var drops = Quick.Drops(1).ToList();
        workspace.Drop(drops[0]);
        await Ending.FinishAsync(workspace, agent, drops);
        await Poll.PauseAsync(TimeSpan.FromSeconds(10));

        var before = SystemProcesses.Marked(workspace.Root).ToDictionary(id => id, SystemProcesses.ProcessorSeconds);
        await Poll.PauseAsync(Span);
        var busy = before.Sum(entry => SystemProcesses.ProcessorSeconds(entry.Key) - entry.Value) / Span.TotalSeconds;
        figures.Add($"idle agent, {before.Count} processes", $"{busy:P2} of a core", "< 1 %", busy < 0.01);
        var memory = SystemProcesses.WorkingSet(agent.Id);
        figures.Add("idle agent without its worker", $"{memory / 1e6:0} MB", "< 150 MB", memory < 150e6);

        var slowest = TimeSpan.Zero;
        for (var file = 0; file < Files; file++)
        {
            drops.AddRange(Quick.Drops(1));
            var path = workspace["inbox", drops[^1].Files[0].Path];
            File.WriteAllBytes(path + ".ready", []);
            workspace.Drop(drops[^1]);
            var took = await Poll.UntilAsync(() => !File.Exists(path), () => agent.Said);
            slowest = took > slowest ? took : slowest;
            await Ending.FinishAsync(workspace, agent, drops);
        }

        figures.Add($"a whole file on an idle agent is claimed, slowest of {Files}", $"{slowest.TotalSeconds:0.00} s", "< 1 s", slowest.TotalSeconds < 1);
    }
}
