using System.Globalization;
using AutoGen.Agent.Listing;
using AutoGen.Automation.Control;
using AutoGen.Automation.Health;
using AutoGen.Protocol.Rendering;
using Spectre.Console;
using Spectre.Console.Rendering;
using Size = AutoGen.Agent.Checks.Size;

namespace AutoGen.Agent.Control;

/// <summary>How the agent stands, for people.</summary>
internal static class StatusView
{
    /// <summary>Drops that are listed; there may be thousands.</summary>
    public const int MostDrops = 50;

    public static IRenderable Of(AgentStatus status, DateTimeOffset now, int mostDrops)
    {
        var facts = new Facts().Add("Agent", Agent(status, now), status is { Running: true, Paused: false } ? Color.Green : Color.Yellow);
        foreach (var worker in status.Workers)
            facts.Add(Numbered("Worker", worker.Slot, status.Workers.Count), Worker(worker), worker.Trouble is null ? null : Color.Yellow);
        foreach (var watch in status.Watches)
            facts.Add("Watch", Watch(watch), watch.Problem is null ? null : Color.Red);
        if (status.Schedules.Count > 0)
            facts.Add("Next", Next(status.Schedules));
        facts.Add("Drops", Drops(status.Drops));
        if (status.Health is { } health)
            facts.Add("Health", Health(health, now), health.State switch { HealthState.Healthy => Color.Green, HealthState.Degraded => Color.Yellow, _ => Color.Red });
        foreach (var problem in status.Problems)
            facts.Add("Note", problem.ToString(), Color.Yellow);
        return status.Drops.Count == 0 ? facts.Grid : new Rows(facts.Grid, List(status.Drops, mostDrops));
    }

    private static string Numbered(string name, int number, int count) => count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {number}");

    private static string Agent(AgentStatus status, DateTimeOffset now)
    {
        if (!status.Running)
            return "not running; this is what the files tell" + (status.Paused ? ". Paused: nothing is rendered before autogen resume" : "");
        var state = status.Paused ? "paused; autogen resume goes on" : "running";
        var since = Origin(status) + (status.Since is { } start ? $", for {DropWords.Duration(now - start)}" : "");
        return status.ProcessId is { } process ? string.Create(CultureInfo.InvariantCulture, $"{state}, process {process}{since}") : state + since;
    }

    private static string Origin(AgentStatus status) =>
        (status.AsService ? ", as a service" : "") + (status.SessionId is { } session ? string.Create(CultureInfo.InvariantCulture, $", in session {session}") : "");

    /// <summary>For example <c>unhealthy, for 12 min: worker: It crashed.</c></summary>
    private static string Health(AgentHealth health, DateTimeOffset now)
    {
        var state = health.State.ToString().ToLowerInvariant();
        return health.State == HealthState.Healthy ? state
            : $"{state}, for {DropWords.Duration(now - health.Since)}: {string.Join(" ", health.Checks.SelectMany(static check => check.Problems.Select(problem => $"{check.Name}: {problem}")))}";
    }

    internal static string Worker(WorkerStatus worker)
    {
        var facts = new List<string>
        {
            worker.State switch
            {
                WorkerState.Stopped => "not loaded; it starts when there is work",
                WorkerState.BackingOff => "lost; it is started again in a while",
                WorkerState.Rendering when worker.Render is { } render => $"renders {render}{Progress(worker.Progress)}",
                _ => worker.State.ToString().ToLowerInvariant(),
            },
        };
        if (worker.Model is { } model)
            facts.Add("model " + model);
        if (worker.Device is { } device)
            facts.Add("device " + device);
        if (worker.MemoryBytes is { } bytes)
            facts.Add("memory " + Size.Text(bytes));
        if (worker.ProcessId is { } process)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"process {process}"));
        if (worker.Losses > 0)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"lost {(worker.Losses == 1 ? "once" : $"{worker.Losses} times")}"));
        return string.Join(", ", facts) + (worker.Trouble is { } problem ? ": " + problem : "");
    }

    private static string Progress(RenderProgress? progress) => progress is null ? "" : progress.Stage == RenderStage.Sample
        ? string.Create(CultureInfo.InvariantCulture, $", step {progress.Step} of {progress.Steps}")
        : ", " + RenderStageWords.Of(progress.Stage);

    private static string Watch(WatchStatus watch)
    {
        var state = watch switch
        {
            { Problem: { } problem } => ": " + problem,
            { Enabled: false } => ": not enabled",
            { Quiet: true } => ": quiet hours; files are taken, no picture is started",
            _ => "",
        };
        return $"{watch.Name}: {watch.Path} -> {watch.Output}{state}";
    }

    /// <summary>The schedule that runs next; there may be hundreds.</summary>
    private static string Next(IReadOnlyList<ScheduleStatus> schedules)
    {
        var others = schedules.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"; {schedules.Count} schedules, see autogen schedule list") : "";
        return (schedules[0] is { Next: { } next } first ? $"{first.Name} on {ScheduleTable.Shown(next)} {first.TimeZone}" : "no schedule runs") + others;
    }

    internal static string Drops(IReadOnlyList<DropSummary> drops)
    {
        if (drops.Count == 0)
            return "none under way";
        var states = drops.GroupBy(static drop => drop.State).OrderByDescending(static group => group.Key == DropState.Running).ThenBy(static group => group.Key)
            .Select(static group => string.Create(CultureInfo.InvariantCulture, $"{group.Count():N0} {DropWords.Word(group.Key)}"));
        return $"{string.Join(", ", states)}; {DropWords.Pictures(drops.Sum(static drop => drop.Completed), drops.Sum(static drop => drop.Renders), drops.Sum(static drop => drop.Failed))}";
    }

    /// <summary>What is in hand first, then as they will come.</summary>
    private static Rows List(IReadOnlyList<DropSummary> drops, int most)
    {
        var table = Facts.Table("Drop", "State", "Priority", "Pictures", "Source", "Waits for");
        foreach (var drop in drops.OrderByDescending(static drop => drop.State == DropState.Running).ThenByDescending(static drop => drop.Priority).Take(most))
        {
            table.AddRow(
                Facts.Shown(drop.Id),
                Facts.Shown(DropWords.Word(drop.State), drop.State switch { DropState.Running => Color.Green, DropState.Held => Color.Yellow, _ => null }),
                Facts.Shown(drop.Priority.ToString(CultureInfo.InvariantCulture)),
                Facts.Shown(DropWords.Pictures(drop)),
                Facts.Shown($"{drop.Source} ({drop.Watch})"),
                Facts.Shown(drop.WaitsFor?.Message ?? "", Color.Yellow));
        }

        return drops.Count > most ? new Rows(table, new Text(DropWords.More(drops.Count - most))) : new Rows(table);
    }
}
