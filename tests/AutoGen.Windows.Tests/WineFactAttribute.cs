namespace AutoGen.Windows.Tests;

/// <summary>A fact about the Windows agent, skipped with the reason where neither Windows nor wine is there to run it.</summary>
internal class WineFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(static () => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(static folder => File.Exists(Path.Combine(folder, "wine"))));

    public WineFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "drives wine, which runs on Linux";
        else if (!Installed.Value)
            Skip = "needs wine (apt-get install --no-install-recommends wine wine64)";
    }
}
