namespace AutoGen.Protocol.Files;

/// <summary>
/// Files that another program holds for a moment: on Windows a virus scanner looks into what is new, an indexer reads it, a backup or a sync program
/// copies it, and until they are through it cannot be renamed, replaced or deleted, or not even opened.
/// </summary>
public static class HeldFile
{
    /// <summary>Code of the problem that a file is held.</summary>
    public const string InUse = "file-in-use";

    private const int SharingViolation = Windows + 32, LockViolation = Windows + 33, FolderNotEmpty = Windows + 145, MappedByOther = Windows + 1224;
    private const int Windows = unchecked((int)0x80070000);
    private const int PosixWouldBlock = 11; // what .NET's own locks say on Linux

    /// <summary>How long a program may hold a file before that is told.</summary>
    private static readonly TimeSpan ForSharing = TimeSpan.FromSeconds(3);

    /// <summary>The same where Windows only says that access is denied: it may as well be for good.</summary>
    private static readonly TimeSpan ForDenied = TimeSpan.FromMilliseconds(500);

    /// <summary>Whether another program has the file open.</summary>
    public static bool Is(Exception fault) => fault is IOException { HResult: SharingViolation or LockViolation or MappedByOther or PosixWouldBlock };

    /// <summary>How long a step that failed so is worth trying again; zero: not at all.</summary>
    /// <param name="fault">What the file system said.</param>
    /// <param name="onWindows">
    /// Whether it is that of Windows: there a file that was just made, or is about to go, is denied, and a folder is not empty
    /// as long as a deleted file in it is open somewhere.
    /// </param>
    public static TimeSpan Patience(Exception fault, bool onWindows) => fault switch
    {
        _ when Is(fault) => ForSharing,
        IOException { HResult: FolderNotEmpty } when onWindows => ForSharing,
        UnauthorizedAccessException when onWindows => ForDenied,
        _ => TimeSpan.Zero,
    };

    /// <summary>What is told of a file that was held all that time.</summary>
    public static Problem Problem(string path) => new(InUse, $"{path} is open in another program.")
    {
        File = path,
        Value = path,
        Remedy = "Close it there; if a virus scanner, backup or sync program holds files of this folder, leave the folder out there.",
    };
}
