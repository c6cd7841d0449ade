using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>Whether somebody paused the agent: a file in the data folder, so that it lasts.</summary>
internal sealed class PauseState(DataFolder data, DurableFiles files, TimeProvider time)
{
    private volatile bool paused = File.Exists(PathIn(data));

    public bool IsPaused => paused;

    /// <summary>Why nothing starts, where that is so.</summary>
    public Problem? Problem => paused ? new Problem("agent-paused", "The agent is paused.") { Remedy = "autogen resume" } : null;

    public void Pause()
    {
        files.CreateFolder(data.FullPath);
        files.WriteJson(PathIn(data), new Since(time.GetUtcNow()));
        paused = true;
    }

    public void Resume()
    {
        if (File.Exists(PathIn(data)))
        {
            files.Delete(PathIn(data));
            files.FlushFolder(data.FullPath);
        }

        paused = false;
    }

    private static string PathIn(DataFolder data) => Path.Combine(data.FullPath, "paused.json");

    private sealed record Since(DateTimeOffset Paused);
}

/// <summary>The agent's own folder for its state.</summary>
/// <param name="FullPath">Absolute path.</param>
internal sealed record DataFolder(string FullPath);
