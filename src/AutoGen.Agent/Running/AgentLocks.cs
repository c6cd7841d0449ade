using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Agent.Running;

/// <summary>The locks of one agent: on its data folder and on its workspace.</summary>
internal sealed class AgentLocks : IDisposable
{
    private readonly List<AgentLock> locks = [];

    /// <summary>Where the lock of a workspace lies.</summary>
    public static string FolderOf(string workspace) => Path.Combine(workspace, ".autogen");

    /// <summary>Null where all are taken.</summary>
    public async Task<Problem?> TakeAsync(Places places, TimeProvider time)
    {
        IEnumerable<string> folders = places.Workspace is { } workspace ? [places.Data, FolderOf(workspace)] : [places.Data];
        foreach (var folder in folders)
        {
            if (!(await AgentLock.TakeAsync(folder, time)).TryGet(out var taken, out var problems))
                return problems[0];
            locks.Add(taken);
        }

        return null;
    }

    public void Dispose() => locks.ForEach(static held => held.Dispose());
}
