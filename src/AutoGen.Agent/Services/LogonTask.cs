using System.Runtime.Versioning;
using System.Text;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>
/// A task of the Windows Task Scheduler that starts the agent when the user who installs it signs in: in that user's session,
/// with their drives and rights, and with a graphics card where services are not given one. Every user has a task of their own.
/// </summary>
/// <param name="user">DOMAIN\user, who installs it.</param>
/// <param name="agent">The agent it starts.</param>
[SupportedOSPlatform("windows")]
internal sealed class LogonTask(string user, AgentProbe agent) : IAgentService
{
    private const string Program = "schtasks.exe";

    private readonly string name = LogonTaskFile.NameOf(user);

    public string Kind => "logon task";

    public string Starts => $"when {user} signs in";

    public async Task<Result<ServiceStatus>> InstallAsync(ServiceOrder order, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"autogen-task-{Environment.ProcessId}.xml");
        try
        {
            await File.WriteAllTextAsync(file, LogonTaskFile.Of(order, user), Encoding.Unicode, cancellationToken);
            return await AskAsync("install the task", ["/Create", "/TN", name, "/XML", file, "/F"], cancellationToken) is { Count: > 0 } problems
                ? Result<ServiceStatus>.Fail(problems)
                : await agent.StatusAsync(cancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken) =>
        await StopAsync(cancellationToken) is { Count: > 0 } problems ? problems : await AskAsync("remove the task", ["/Delete", "/TN", name, "/F"], cancellationToken);

    public async Task<IReadOnlyList<Problem>> StartAsync(CancellationToken cancellationToken)
    {
        if (await AskAsync("start the task", ["/Run", "/TN", name], cancellationToken) is { Count: > 0 } problems)
            return problems;
        return await agent.UntilRunningAsync(true, cancellationToken) ? [] : [ServiceProblems.EndedAtStart(Kind, 0)];
    }

    /// <summary>By word to the agent: the scheduler would kill it.</summary>
    public Task<IReadOnlyList<Problem>> StopAsync(CancellationToken cancellationToken) => agent.StopAsync(Kind, cancellationToken);

    /// <summary>Whether it runs is asked of the agent: schtasks answers in the language of Windows.</summary>
    public async Task<Result<ServiceStatus>> QueryAsync(CancellationToken cancellationToken)
    {
        var asked = await Tool.RunAsync(Program, ["/Query", "/TN", name, "/XML"], cancellationToken);
        if (!asked.TryGet(out var answer, out var problems))
            return Result<ServiceStatus>.Fail(problems);
        return answer.Output.Contains("<Task", StringComparison.Ordinal) ? await agent.StatusAsync(cancellationToken) : new ServiceStatus(ServiceState.NotInstalled);
    }

    private async Task<IReadOnlyList<Problem>> AskAsync(string what, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var asked = await Tool.RunAsync(Program, arguments, cancellationToken);
        if (!asked.TryGet(out var answer, out var problems))
            return problems;
        return answer.Well ? [] : [ServiceProblems.Failed(Kind, what, answer.Reason)];
    }
}
