namespace AutoGen.Windows.Tests;

/// <summary>A fact about DirectML on a graphics device that is played, skipped with the reason where that cannot be.</summary>
internal sealed class GpuFactAttribute : WineFactAttribute
{
    /// <param name="garbage">Whether it is about a driver that computes garbage; else about one that computes right.</param>
    public GpuFactAttribute(bool garbage)
    {
        if (Skip is not null)
            return;
        if (!SoftwareGpu.HasScreen)
            Skip = "needs a screen (apt-get install xvfb)";
        else if ((garbage ? SoftwareGpu.Garbage : SoftwareGpu.Right) is null)
            Skip = garbage ? "needs Mesa 22.3, that of Debian 12, which computes garbage under wine 8 (apt-get install mesa-vulkan-drivers)" : "needs Mesa 25 or later (apt-get install -t bookworm-backports mesa-vulkan-drivers)";
    }
}
