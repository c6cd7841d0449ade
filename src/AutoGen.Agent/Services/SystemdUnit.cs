using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>A unit of systemd: of the machine where root installs it, else of the user.</summary>
/// <param name="file">Where the unit lies.</param>
/// <param name="ofUser">Whether it is one of a user's own service manager.</param>
/// <param name="systemctl">The program that speaks to systemd.</param>
internal sealed class SystemdUnit(string file, bool ofUser, string systemctl = "systemctl") : IAgentService
{
    private const int UnitNotThere = 4;

    private string Unit => Path.GetFileName(file);

    public string Kind => ofUser ? "systemd user unit" : "systemd unit";

    public string Starts => ofUser ? "when this user signs in" : "with the machine";

    public static SystemdUnit OfThisUser() => Environment.IsPrivilegedProcess
        ? new SystemdUnit("/etc/systemd/system/autogen.service", ofUser: false)
        : new SystemdUnit(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "systemd", "user", "autogen.service"), ofUser: true);

    public async Task<Result<ServiceStatus>> InstallAsync(ServiceOrder order, CancellationToken cancellationToken)
    {
        if (ofUser)
            return await WriteAsync(order, cancellationToken);
        if (!(await SystemdAccount.OfAsync(order.User, cancellationToken)).TryGet(out var user, out var unknown))
            return Result<ServiceStatus>.Fail(unknown);
        return await SystemdAccount.PrepareAsync(user, order, cancellationToken) is { Count: > 0 } problems
            ? Result<ServiceStatus>.Fail(problems)
            : await WriteAsync(order with { User = user }, cancellationToken);
    }

    public async Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return [];
        if (await AskAsync("stop and disable the unit", ["disable", "--now", Unit], cancellationToken) is { Count: > 0 } problems)
            return problems;
        try
        {
            File.Delete(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [ServiceProblems.Failed(Kind, $"delete {file}", fault.Message.TrimEnd('.'))];
        }

        return await AskAsync("forget the unit", ["daemon-reload"], cancellationToken);
    }

    public Task<IReadOnlyList<Problem>> StartAsync(CancellationToken cancellationToken) => AskInstalledAsync("start the unit", "start", cancellationToken);

    public Task<IReadOnlyList<Problem>> StopAsync(CancellationToken cancellationToken) => AskInstalledAsync("stop the unit", "stop", cancellationToken);

    public async Task<Result<ServiceStatus>> QueryAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            return new ServiceStatus(ServiceState.NotInstalled);
        var asked = await RunAsync(["show", Unit, "--property=ActiveState", "--property=MainPID", "--value"], cancellationToken);
        if (!asked.TryGet(out var answer, out var problems))
            return Result<ServiceStatus>.Fail(problems);
        if (!answer.Well && answer.ExitCode != UnitNotThere)
            return ServiceProblems.Failed(Kind, "ask for the unit", answer.Reason);
        var lines = answer.Output.Split('\n', StringSplitOptions.TrimEntries); // at least one, which may be empty
        var process = lines.Select(static line => int.TryParse(line, out var number) ? number : 0).Max();
        return new ServiceStatus(lines.Select(StateOf).Max(), process > 0 ? process : null);
    }

    private async Task<Result<ServiceStatus>> WriteAsync(ServiceOrder order, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            foreach (var folder in order.Written)
                Directory.CreateDirectory(folder); // what is not there when the unit starts, it may not make
            await File.WriteAllTextAsync(file, SystemdUnitFile.Of(order, ofUser), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ServiceProblems.Failed(Kind, $"write {file}", fault.Message.TrimEnd('.'));
        }

        if (await AskAsync("read the unit", ["daemon-reload"], cancellationToken) is { Count: > 0 } unread)
            return Result<ServiceStatus>.Fail(unread);
        if (await AskAsync("enable the unit", ["enable", Unit], cancellationToken) is { Count: > 0 } problems)
            return Result<ServiceStatus>.Fail(problems);
        return await QueryAsync(cancellationToken);
    }

    private static ServiceState StateOf(string word) => word switch
    {
        "active" => ServiceState.Running,
        "activating" or "reloading" => ServiceState.Starting,
        "deactivating" => ServiceState.Stopping,
        _ => ServiceState.Stopped,
    };

    private async Task<IReadOnlyList<Problem>> AskInstalledAsync(string what, string verb, CancellationToken cancellationToken) =>
        File.Exists(file) ? await AskAsync(what, [verb, Unit], cancellationToken) : [ServiceProblems.NotInstalled(Kind)];

    private async Task<IReadOnlyList<Problem>> AskAsync(string what, string[] arguments, CancellationToken cancellationToken)
    {
        var asked = await RunAsync(arguments, cancellationToken);
        if (!asked.TryGet(out var answer, out var problems))
            return problems;
        return answer.Well ? [] : [ServiceProblems.Failed(Kind, what, answer.Reason)];
    }

    private Task<Result<ToolAnswer>> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        Tool.RunAsync(systemctl, ofUser ? ["--user", .. arguments] : arguments, cancellationToken);
}
