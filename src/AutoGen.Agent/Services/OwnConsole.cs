using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace AutoGen.Agent.Services;

/// <summary>The console window that Windows opens for a program which a task has started: it would stand open all session, and closing it ends the agent.</summary>
[SupportedOSPlatform("windows")]
internal static class OwnConsole
{
    private const int Input = -10, Output = -11, Error = -12;

    /// <summary>Goes out of it; Windows closes the window with the last program in it. The standard streams lead nowhere then, like those of a service.</summary>
    public static void Leave()
    {
        FreeConsole();
        foreach (var stream in (int[])[Input, Output, Error])
            SetStdHandle(stream, 0);
    }

    [DllImport("kernel32")]
    private static extern int FreeConsole();

    [DllImport("kernel32")]
    private static extern int SetStdHandle(int stream, nint handle);
}
