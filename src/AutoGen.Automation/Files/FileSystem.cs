using System.Runtime.InteropServices;

namespace AutoGen.Automation.Files;

/// <summary>
/// Two things that .NET lacks: a rename that neither replaces nor copies, and the flush of a folder. On Linux .NET's
/// own File.Move is a hard link followed by a delete, or a copy where the file system has no links.
/// </summary>
internal static class FileSystem
{
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const int NotPermitted = 1, NoEntry = 2, Denied = 13, Exists = 17, Invalid = 22, ReadOnlyVolume = 30, NotBuilt = 38;

    public static bool TryRename(string from, string to)
    {
        if (!OperatingSystem.IsLinux())
            return TryMove(from, to);
        if (RenameAt(CurrentFolder, from, CurrentFolder, to, NoReplace) == 0)
            return true;
        return Marshal.GetLastPInvokeError() switch
        {
            Exists => false,
            Invalid or NotBuilt => TryMove(from, to),
            NoEntry when !Path.Exists(from) => throw new FileNotFoundException($"{from} is not there.", from),
            NoEntry => throw new DirectoryNotFoundException($"The folder of {to} is not there."),
            NotPermitted or Denied => throw new UnauthorizedAccessException($"{from} may not be renamed to {to}: permission denied."),
            var error => throw new IOException($"{from} cannot be renamed to {to}: {Marshal.GetPInvokeErrorMessage(error)}.", error),
        };
    }

    /// <summary>Writes a file that is whole for whoever reads it, at any time, and need not survive a power cut.</summary>
    public static void ReplaceWhole(string path, byte[] content)
    {
        var temporary = path + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, content);
        }
        catch
        {
            File.Delete(temporary); // the rest of it takes room that a full disk does not have
            throw;
        }

#pragma warning disable RS0030 // replacing is the point, and the file is our own
        File.Move(temporary, path, overwrite: true);
#pragma warning restore RS0030
    }

    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // NTFS journals renames; there is no flush of a folder
        var handle = Open(folder, 0);
        var error = handle < 0 || Flush(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (handle >= 0)
            _ = Close(handle);
        if (error is not (0 or Invalid or ReadOnlyVolume)) // some network file systems have no flush of a folder either
            throw new IOException($"{folder} cannot be flushed: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
            if (Directory.Exists(from))
                Directory.Move(from, to);
            else
                File.Move(from, to);
            return true;
        }
        catch (IOException) when (Path.Exists(from) && Path.Exists(to))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    private static extern int RenameAt(int fromFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string from, int toFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string to, uint flags);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Flush(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
