namespace AutoGen.Agent.Tests.Services;

/// <summary>A fact that systemd's own checker decides; skipped with the reason where it is not installed.</summary>
internal sealed class SystemdTheoryAttribute : TheoryAttribute
{
    public const string Program = "systemd-analyze";

    public SystemdTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux() || !ToolFactAttribute.IsOnPath(Program))
            Skip = $"needs {Program} (apt-get install --no-install-recommends systemd)";
    }
}
