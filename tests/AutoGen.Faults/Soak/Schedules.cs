using AutoGen.Faults.Harness;

namespace AutoGen.Faults.Soak;

/// <summary>An agent with hundreds of schedules, and one of a thousand requests that is due every minute while its first run waits: what they cost.</summary>
internal static class Schedules
{
    private const int Requests = 1000;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(180);

    public static async Task RunAsync(int count, Figures figures)
    {
        using var workspace = new Workspace();
        workspace.WatchWithDefaults("inbox", "outbox");
        Directory.CreateDirectory(workspace["data"]);
        File.WriteAllText(workspace["data", "paused.json"], "{}"); // as autogen pause leaves it: nothing is rendered
        for (var number = 0; number < count; number++)
            workspace.Schedule($"night {number}", new { cron = FormattableString.Invariant($"{number % 60} {number % 24} * * *"), enabled = true, overlap = "skip", run = new { requests = new[] { "a red house" } } });
        workspace.Schedule("minutely", new { everyMinutes = 1, run = new { requests = Enumerable.Range(1, Requests).Select(static number => $"a red house, number {number}") } });
        var agent = workspace.Start();
        var took = await Poll.UntilAsync(() => workspace.RunsUnderWay("minutely") == 1 && File.Exists(Plan(workspace)), () => agent.Said);
        await Poll.PauseAsync(TimeSpan.FromSeconds(20));

        var before = SystemProcesses.Marked(workspace.Root).ToDictionary(id => id, SystemProcesses.ProcessorSeconds);
        await Poll.PauseAsync(Span);
        var busy = before.Sum(entry => SystemProcesses.ProcessorSeconds(entry.Key) - entry.Value) / Span.TotalSeconds;
        figures.Add($"{count} schedules and one of {Requests} requests every minute, {before.Count} processes", $"{busy:P2} of a core", "< 1 %", busy < 0.01);
        figures.Add("that agent's memory", $"{SystemProcesses.WorkingSet(agent.Id) / 1e6:0} MB");
        figures.Add("from its start to the first plan", $"{took.TotalSeconds:0.0} s");
    }

    private static string Plan(Workspace workspace) =>
        Path.Combine(Directory.GetDirectories(workspace["schedules", "minutely", ".autogen", "drops"])[0], "drop.json");
}
