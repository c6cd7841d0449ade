namespace AutoGen.Faults.Harness;

/// <summary>A fact on Linux that is skipped, saying why, where something it needs is missing.</summary>
internal sealed class FaultFactAttribute : FactAttribute
{
    /// <param name="needs">Programs, by name; <c>root</c> for the right to mount.</param>
    public FaultFactAttribute(params string[] needs)
    {
        var missing = OperatingSystem.IsLinux() ? needs.Where(need => !IsThere(need)) : ["Linux"];
        if (missing.FirstOrDefault() is { } first)
            Skip = $"needs {first}";
    }

    private static bool IsThere(string need) => need == "root"
        ? Environment.IsPrivilegedProcess
        : Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, need)));
}
