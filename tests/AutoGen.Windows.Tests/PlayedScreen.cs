using System.Diagnostics;

namespace AutoGen.Windows.Tests;

/// <summary>A screen that is none, as long as it is not disposed.</summary>
internal sealed class PlayedScreen : IDisposable
{
    private readonly Process process = Process.Start(new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", "640x480x24", "-nolisten", "tcp"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public PlayedScreen() => Name = ":" + process.StandardOutput.ReadLine(); // it says its number when it is ready

    public string Name { get; }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
