namespace AutoGen.Agent.Tests.Services;

/// <summary>A fact about Linux with a program that not every machine has; skipped with the reason elsewhere.</summary>
internal sealed class ToolFactAttribute : FactAttribute
{
    /// <param name="program">What it needs on the PATH.</param>
    /// <param name="asRoot">Whether only root can do it.</param>
    public ToolFactAttribute(string program, bool asRoot = false)
    {
        if (!OperatingSystem.IsLinux())
            Skip = "about Linux";
        else if (!IsOnPath(program))
            Skip = $"needs {program}";
        else if (asRoot && !Environment.IsPrivilegedProcess)
            Skip = "needs root";
    }

    internal static bool IsOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
