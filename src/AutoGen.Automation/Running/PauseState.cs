using AutoGen.Automation.Files;
using AutoGen.Protocol;

namespace AutoGen.Automation.Running;

/// <summary>Whether somebody paused the agent: a file in the data folder, so that it lasts.</summary>
internal sealed class PauseState(DataFolder data, DurableFiles files, TimeProvider time)
{
    private volatile bool paused = IsIn(data);

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
        if (IsIn(data))
        {
            files.Delete(PathIn(data));
            files.FlushFolder(data.FullPath);
        }

        paused = false;
    }

    /// <summary>What the file says, for those who look while no agent runs.</summary>
    public static bool IsIn(DataFolder data) => File.Exists(PathIn(data));

    private static string PathIn(DataFolder data) => Path.Combine(data.FullPath, "paused.json");

    private sealed record Since(DateTimeOffset Paused);
}
