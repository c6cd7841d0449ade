using System.Diagnostics;

namespace AutoGen.Faults.Harness;

/// <summary>Programs of the system.</summary>
internal static class Tool
{
    /// <summary>Whether it is there and ends well.</summary>
    public static bool Works(string program, params string[] arguments)
    {
        try
        {
            return Code(program, arguments, out _) == 0;
        }
        catch (System.ComponentModel.Win32Exception) // not there
        {
            return false;
        }
    }

    public static void Run(string program, params string[] arguments)
    {
        var code = Code(program, arguments, out var error);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)} ended with {code}: {error}");
    }

    private static int Code(string program, string[] arguments, out string error)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
