using System.Runtime.InteropServices;

namespace AutoGen.Automation.Files;

/// <summary>
/// Renames on Windows. .NET's File.Move lets the system copy where the other name lies on another volume, and what is cut short then is half a file
/// under its final name; and it returns before the rename is on the disk.
/// </summary>
internal static class WindowsRename
{
    private const uint ReplaceExisting = 1, WriteThrough = 8;
    private const int NoFile = 2, NoFolder = 3, Denied = 5, FileExists = 80, AlreadyExists = 183;
    private const int ResultOfError = unchecked((int)0x80070000);

    /// <summary>Renames a file or folder on one volume; false where the name is taken and is not to be replaced.</summary>
    public static bool TryMove(string from, string to, bool replace)
    {
        if (MoveFile(LongForm(Path.GetFullPath(from)), LongForm(Path.GetFullPath(to)), replace ? ReplaceExisting | WriteThrough : WriteThrough))
            return true;
        return Marshal.GetLastPInvokeError() switch
        {
            FileExists or AlreadyExists when !replace => false,
            Denied when !replace && Path.Exists(from) && Path.Exists(to) => false, // a folder of that name
            NoFile => throw new FileNotFoundException($"{from} is not there.", from),
            NoFolder => throw new DirectoryNotFoundException($"The folder of {from} or of {to} is not there."),
            Denied => throw new UnauthorizedAccessException($"{from} may not be renamed to {to}: access is denied."),
            var error => throw new IOException($"{from} cannot be renamed to {to}: {Marshal.GetPInvokeErrorMessage(error).TrimEnd()}", ResultOfError | error),
        };
    }

    /// <summary>The form of an absolute path in which it may have more than 260 characters, whatever the system's settings are.</summary>
    internal static string LongForm(string path) =>
        path.StartsWith(@"\\?\", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal) ? path
        : path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\?\UNC\" + path[2..]
        : @"\\?\" + path;

    [DllImport("kernel32", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool MoveFile(string from, string to, uint flags);
}
