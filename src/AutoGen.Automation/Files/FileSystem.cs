using System.Runtime.InteropServices;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Files;

/// <summary>
/// What .NET lacks: a rename that neither replaces nor copies, and the flush of a folder. On Linux .NET's
/// own File.Move is a hard link followed by a delete, or a copy where the file system has no links.
/// </summary>
internal static class FileSystem
{
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const int NotPermitted = 1, NoEntry = 2, Denied = 13, Exists = 17, Invalid = 22, ReadOnlyVolume = 30, NotBuilt = 38;

    public static bool TryRename(string from, string to)
    {
        if (OperatingSystem.IsWindows())
            return WindowsRename.TryMove(from, to, replace: false);
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

    /// <summary>Renames over an existing file, so that the name is either the old one or the new one, whole. For our own state files only, never for a user's.</summary>
    public static void Replace(string from, string to)
    {
        if (OperatingSystem.IsWindows())
            WindowsRename.TryMove(from, to, replace: true);
        else
#pragma warning disable RS0030 // replacing is the point
            File.Move(from, to, overwrite: true);
#pragma warning restore RS0030
    }

    /// <summary>Ending of a file of ours while it is written.</summary>
    public const string HalfWritten = ".tmp";

    /// <summary>Writes a file that is whole for whoever reads it, at any time, and need not survive a power cut.</summary>
    public static void ReplaceWhole(string path, byte[] content)
    {
        var temporary = path + HalfWritten;
        try
        {
            Patience.OfSystem.Take(() => File.WriteAllBytes(temporary, content));
        }
        catch
        {
            Delete(temporary); // the rest of it takes room that a full disk does not have
            throw;
        }

        Patience.OfSystem.Take(() => Replace(temporary, path));
    }

    /// <summary>Deletes a file, if it is there. On Windows one that is marked read-only, as copies from a disc are, would refuse.</summary>
    public static void Delete(string path)
    {
        if (OperatingSystem.IsWindows() && File.Exists(path) && File.GetAttributes(path) is var attributes && attributes.HasFlag(FileAttributes.ReadOnly))
            File.SetAttributes(path, attributes & ~FileAttributes.ReadOnly);
#pragma warning disable RS0030 // this is how it is done elsewhere
        File.Delete(path);
#pragma warning restore RS0030
    }

    /// <summary>Deletes a folder with all that is in it. Links in it go; what they lead to stays.</summary>
    public static void DeleteFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            ForgetReadOnly(folder);
#pragma warning disable RS0030 // this is how it is done elsewhere
        Directory.Delete(folder, recursive: true);
#pragma warning restore RS0030
    }

    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return; // renames are written through; there is no flush of a folder
        var handle = Open(folder, 0);
        var error = handle < 0 || Flush(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        if (handle >= 0)
            _ = Close(handle);
        if (error is not (0 or Invalid or ReadOnlyVolume)) // some network file systems have no flush of a folder either
            throw new IOException($"{folder} cannot be flushed: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    private static void ForgetReadOnly(string folder)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", all).Where(static file => file.IsReadOnly))
            file.IsReadOnly = false;
    }

    private static bool TryMove(string from, string to)
    {
        try
        {
#pragma warning disable RS0030 // where the system has no rename that does not replace
            if (Directory.Exists(from))
                Directory.Move(from, to);
            else
                File.Move(from, to);
#pragma warning restore RS0030
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
