using System.Globalization;
using AutoGen.Agent.Control;
using AutoGen.Agent.Logs;
using AutoGen.Automation;
using AutoGen.Automation.Control;
using AutoGen.Automation.Files;
using AutoGen.Automation.Health;

namespace AutoGen.Agent.Checks;

/// <summary>Whether an agent runs on the data folder, and where it keeps what.</summary>
internal static class AgentChecks
{
    private const string Area = "agent";
    private const string HealthArea = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>The checks, and what the agent says of itself; null where none runs, or it does not answer.</returns>
    public static async Task<(IReadOnlyList<Check> Checks, AgentStatus? Status)> RunAsync(Places places)
    {
        var (running, status) = await AgentAsync(places);
        return
        (
            [
                .. running,
                new Check(Area, "control socket", CheckState.Ok, ControlSocket.Of(places).Name),
                new Check(Area, "database", CheckState.Ok, Database(AutomationServices.DatabaseIn(places.Data))),
                new Check(Area, "logs", CheckState.Ok, LogFiles.FolderOf(places)),
            ],
            status
        );
    }

    private static string Database(string path) => File.Exists(path) ? path : $"{path}; made when the agent starts";

    private static async Task<(IEnumerable<Check> Checks, AgentStatus? Status)> AgentAsync(Places places)
    {
        if (AgentLock.HolderOf(places.Data) is not { } holder)
            return ([new Check(Area, "running", CheckState.Ok, "no" + Last(Heartbeat.Read(places.Data)))], null);
        var asked = await new ControlClient(places, Patience).AskAsync(new ControlRequest { Ask = ControlQuestion.Status }, CancellationToken.None);
        return asked.TryGet(out var answer, out var problems)
            ? ([new Check(Area, "running", CheckState.Ok, $"{holder}{(answer.Status!.Paused ? "; paused" : "")}"), .. Health(answer.Status.Health)], answer.Status)
            : ([new Check(Area, "running", CheckState.Warning, $"{holder}; {problems[0].Message}") { Remedy = problems[0].Remedy }], null);
    }

    private static string Last(Heartbeat? heartbeat) =>
        heartbeat is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; its last heartbeat was at {heartbeat.Time:yyyy-MM-dd HH:mm:ss} UTC, {heartbeat.Health.State.ToString().ToLowerInvariant()}");

    /// <summary>What the agent itself says of how it does.</summary>
    private static IEnumerable<Check> Health(AgentHealth? health) => (health?.Checks ?? []).SelectMany(static finding => finding.Problems.Count == 0
        ? [new Check(HealthArea, finding.Name, CheckState.Ok, "well")]
        : finding.Problems.Select(problem => new Check(HealthArea, finding.Name, finding.State == HealthState.Unhealthy ? CheckState.Error : CheckState.Warning, problem.Message) { Remedy = problem.Remedy }));
}
