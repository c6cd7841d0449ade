using System.Diagnostics;

namespace AutoGen.Windows.Tests;

/// <summary>A graphics driver of Mesa that computes on the processor (lavapipe), for Vulkan, on which wine's Direct3D 12 stands.</summary>
internal static class SoftwareGpu
{
    /// <summary>The first version of which it is known that it computes the self-check right; 22.3 of Debian 12 does not.</summary>
    private const int FirstRight = 25;

    private static readonly Lazy<(string Icd, int Version)[]> Drivers = new(() => [.. Installed(), .. Unpacked()]);

    /// <summary>The description file of a driver that computes as it should; null where there is none.</summary>
    public static string? Right => Find(static version => version >= FirstRight);

    /// <summary>That of one which computes garbage.</summary>
    public static string? Garbage => Find(static version => version == 22);

    /// <summary>Whether a screen can be played: DXGI lists no device without one.</summary>
    public static bool HasScreen => OnPath("Xvfb");

    private static string? Find(Predicate<int> wanted) => Drivers.Value.Where(driver => wanted(driver.Version)).Select(static driver => driver.Icd).FirstOrDefault();

    private static IEnumerable<(string, int)> Installed()
    {
        const string folder = "/usr/share/vulkan/icd.d";
        if (!Directory.Exists(folder) || !OnPath("dpkg-query"))
            yield break;
        using var query = Process.Start(new ProcessStartInfo("dpkg-query", ["-W", "-f", "${Version}", "mesa-vulkan-drivers"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var version = query.StandardOutput.ReadToEnd();
        foreach (var icd in Directory.EnumerateFiles(folder, "lvp_icd*.json"))
            yield return (icd, Major(version));
    }

    /// <summary>Those that install/common.sh has put beside what is built: <c>artifacts/gpu/22.3.6/lvp.json</c>.</summary>
    private static IEnumerable<(string, int)> Unpacked()
    {
        var folder = Path.Combine(Wine.Root, "artifacts", "gpu");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "lvp.json", SearchOption.AllDirectories).Select(static icd => (icd, Major(Path.GetFileName(Path.GetDirectoryName(icd)!)))) : [];
    }

    private static int Major(string version) => int.TryParse(version.Split('.')[0], out var major) ? major : 0;

    private static bool OnPath(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
