using System.Diagnostics;

namespace AutoGen.Automation.Tests.Support;

/// <summary>Folders that really refuse, whoever runs the tests.</summary>
internal static class HostileFolders
{
    /// <summary>A folder that nobody, not even root, may write to; undone when disposed.</summary>
    public static Undo ReadOnly(string folder)
    {
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows())
        {
            Run("icacls", folder, "/deny", "*S-1-1-0:(OI)(CI)(W)");
            return new Undo(() => Run("icacls", folder, "/remove:d", "*S-1-1-0"));
        }

        if (!Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return new Undo(() => Run("chmod", "u+w", folder));
        }

        // root is not bound by modes, but by a read-only mount or, where mounting is forbidden, by the immutable flag
        if (TryRun("mount", "-t", "tmpfs", "-o", "ro,size=64k", "autogen-test", folder))
            return new Undo(() => Run("umount", folder));
        Run("chattr", "+i", folder);
        return new Undo(() => Run("chattr", "-i", folder));
    }

    /// <summary>The same with a file in it that can be read.</summary>
    public static Undo ReadOnly(string folder, string name, string text)
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(folder);
            if (TryRun("mount", "-t", "tmpfs", "-o", "size=64k", "autogen-test", folder))
            {
                File.WriteAllText(Path.Combine(folder, name), text);
                Run("mount", "-o", "remount,ro", folder);
                return new Undo(() => Run("umount", folder));
            }
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), text);
        return ReadOnly(folder);
    }

    /// <summary>A volume of 64 KiB; null where this user may not mount one.</summary>
    public static Undo? TinyVolume(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsLinux() || !TryRun("mount", "-t", "tmpfs", "-o", "size=64k", "autogen-test", folder))
            return null;
        return new Undo(() => Run("umount", folder));
    }

    /// <summary>A .txt file whose name holds the byte FF, which .NET reads but cannot write.</summary>
    public static Undo FileWithUndecodableName(string folder)
    {
        Run("bash", "-c", "echo 'a prompt' > \"$0\"/bad$'\\xff'.txt", folder);
        return new Undo(() => Run("bash", "-c", "rm \"$0\"/bad*.txt", folder));
    }

    public static void Pipe(string path) => Run("mkfifo", path);

    private static bool TryRun(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Run(string program, params string[] arguments) =>
        Assert.True(TryRun(program, arguments), $"{program} {string.Join(' ', arguments)} is needed to prepare this test and failed.");

    internal sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
