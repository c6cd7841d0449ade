using AutoGen.Agent.Commands;
using AutoGen.Automation.Workers;

namespace AutoGen.Agent.Running;

/// <summary>How this very program is started as a worker.</summary>
internal static class WorkerStarting
{
    public static WorkerProgram Program { get; } = new(Executable ?? Host, [.. Executable is null ? new[] { Library } : [], WorkerProcessCommand.CommandName, WorkerProcessCommand.PipeOption]);

    private static string Library => Path.Combine(AppContext.BaseDirectory, "autogen.dll");

    private static string Host => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    /// <summary>Null where it runs as <c>dotnet autogen.dll</c>, or inside the tests.</summary>
    private static string? Executable =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "autogen" ? path : null;
}
