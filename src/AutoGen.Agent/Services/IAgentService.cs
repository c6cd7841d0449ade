using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Agent.Services;

/// <summary>A way in which the system starts the agent by itself: a Windows service, a logon task, a systemd unit.</summary>
internal interface IAgentService
{
    /// <summary>For people, for example <c>Windows service</c>.</summary>
    string Kind { get; }

    /// <summary>When the system starts it by itself, for people: <c>with Windows</c>.</summary>
    string Starts { get; }

    /// <summary>Installs, or changes what is installed. Does not start it. Its state then; warnings are what the system refused besides.</summary>
    Task<Result<ServiceStatus>> InstallAsync(ServiceOrder order, CancellationToken cancellationToken);

    /// <summary>Takes it away, stopped; nothing where it is not installed.</summary>
    Task<IReadOnlyList<Problem>> UninstallAsync(CancellationToken cancellationToken);

    /// <summary>Starts it and waits until it runs.</summary>
    Task<IReadOnlyList<Problem>> StartAsync(CancellationToken cancellationToken);

    /// <summary>Stops it and waits until it has ended.</summary>
    Task<IReadOnlyList<Problem>> StopAsync(CancellationToken cancellationToken);

    Task<Result<ServiceStatus>> QueryAsync(CancellationToken cancellationToken);
}

/// <param name="State">How far it is.</param>
/// <param name="ProcessId">Of the running agent, where the system tells it.</param>
internal sealed record ServiceStatus(ServiceState State, int? ProcessId = null);

/// <summary>What is to be installed.</summary>
/// <param name="Program">The agent's executable.</param>
/// <param name="Places">Its folders.</param>
/// <param name="Folders">Folders outside them that the agent reads and writes: watches and outputs.</param>
/// <param name="User">Whom it runs as, where the system lets one choose; null: the usual one.</param>
internal sealed record ServiceOrder(string Program, Places Places, IReadOnlyList<string> Folders, string? User = null)
{
    private const string DataOption = "--data";

    /// <summary>Folders that the agent only reads: of models, of plugins, of pictures that dropped files may name.</summary>
    public IReadOnlyList<string> ReadFolders { get; init; } = [];

    /// <summary>The arguments it is started with.</summary>
    public IReadOnlyList<string> Arguments =>
        ["run", DataOption, Places.Data, .. Places.Workspace is { } workspace ? new[] { "--workspace", workspace } : []];

    /// <summary>Without them it cannot run at all.</summary>
    public IReadOnlyList<string> Homes => [Places.Data, .. Places.Workspace is { } workspace ? new[] { workspace } : []];

    /// <summary>Every folder it must be able to change.</summary>
    public IEnumerable<string> Written => [.. Homes, .. Folders];

    /// <summary>Every folder it must be able to read besides: those that lie in no other folder it is given.</summary>
    public IEnumerable<string> Read
    {
        get
        {
            var given = Written.Append(Places.Installation).Select(Confinement.Real).ToList();
            return [Places.Installation, .. ReadFolders.Where(folder => !given.Exists(other => Confinement.IsWithin(Confinement.Real(folder), other))).Distinct()];
        }
    }

    /// <summary>The data folder in a command line that was made of <see cref="Program"/> and <see cref="Arguments"/>; null where it names none.</summary>
    public static string? DataFolderOf(string commandLine) =>
        WindowsCommandLine.Split(commandLine).SkipWhile(static argument => argument != DataOption).ElementAtOrDefault(1);
}
