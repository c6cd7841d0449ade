namespace AutoGen.Faults.Harness;

/// <summary>A fact on Linux that is skipped, saying why, where the system does not allow the fault.</summary>
internal sealed class FaultFactAttribute : FactAttribute
{
    private static readonly Dictionary<string, Lazy<bool>> Probes = new()
    {
        [Need.Strace] = new(() => Tool.Works("strace", "-qq", "-o", "/dev/null", "true")),
        [Need.Faketime] = new(() => Tool.Works("faketime", "-f", "+1d", "true")),
        [Need.Mount] = new(() => Tool.Works("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")),
    };

    /// <param name="needs">Of <see cref="Need"/>.</param>
    public FaultFactAttribute(params string[] needs)
    {
        if (!OperatingSystem.IsLinux())
            Skip = "runs on Linux only";
        else if (needs.FirstOrDefault(need => !IsMet(need)) is { } missing)
            Skip = missing;
    }

    /// <param name="need">Of <see cref="Need"/>.</param>
    public static bool IsMet(string need) => Probes[need].Value;
}

/// <summary>What faults need; the text says why a test is skipped.</summary>
internal static class Need
{
    public const string Strace = "needs strace and the right to trace processes";
    public const string Faketime = "needs faketime (libfaketime)";
    public const string Mount = "needs root and the right to mount";
}
