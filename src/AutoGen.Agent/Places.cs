using AutoGen.Agent.Services;

namespace AutoGen.Agent;

/// <summary>The folders an agent lives in (docs/configuration.md). Absolute; they need not exist.</summary>
/// <param name="Installation">Beside the executable; replaced by upgrades.</param>
/// <param name="Data">State, logs, the user's models and plugins.</param>
/// <param name="Workspace">Watched and output folders; null where the command has none.</param>
internal sealed record Places(string Installation, string Data, string? Workspace)
{
    /// <summary>Where the pages of reports go.</summary>
    public string Reports => Path.Combine(Workspace ?? Data, "reports");

    public static Places Of(string? data, string? workspace) => new(
        AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar),
        Path.GetFullPath(data ?? DefaultData()),
        workspace is null ? null : Path.GetFullPath(workspace));

    private static string DefaultData()
    {
        if (OperatingSystem.IsWindows())
            return MachineData.IsThere ? MachineData.FullPath : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "AutoGen");
        // LocalApplicationData is XDG_DATA_HOME on Linux, with its documented fallback
        return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "autogen");
    }
}
