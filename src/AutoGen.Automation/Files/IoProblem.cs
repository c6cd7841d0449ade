using AutoGen.Protocol;

namespace AutoGen.Automation.Files;

/// <summary>What the file system refused, in words a person can act on.</summary>
internal static class IoProblem
{
    private const int PosixCrossDevice = 18, PosixNoSpace = 28, PosixReadOnly = 30;
    private const int WindowsDiskFull = unchecked((int)0x80070070), WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsWriteProtected = unchecked((int)0x80070013), WindowsOtherVolume = unchecked((int)0x80070011);

    /// <summary>Faults of the file system that are answered with a problem; anything else is a bug.</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Whether nothing may be written there.</summary>
    public static bool IsReadOnly(Exception exception) =>
        exception is UnauthorizedAccessException or IOException { HResult: PosixReadOnly or WindowsWriteProtected };

    /// <summary>Whether a file can be read where it is, but not renamed away: no right to, or it lies on another volume.</summary>
    public static bool IsImmovable(Exception exception) =>
        IsReadOnly(exception) || exception is IOException { HResult: PosixCrossDevice or WindowsOtherVolume };

    /// <param name="exception">What the file system said.</param>
    /// <param name="path">The file or folder in question.</param>
    /// <param name="doing">What was to be done with it, for example <c>write pictures to</c>.</param>
    public static Problem From(Exception exception, string path, string doing)
    {
        if (exception is KnownProblemException known)
            return known.Problem;
        var (code, reason, remedy) = Explain(exception);
        return new Problem(code, $"Cannot {doing} {path}: {reason}.") { Value = path, Remedy = remedy };
    }

    private static (string Code, string Reason, string Remedy) Explain(Exception exception) => exception switch
    {
        UnauthorizedAccessException =>
            ("access-denied", "permission denied", "Give the agent's user the right to write there."),
        DirectoryNotFoundException =>
            ("folder-missing", "the folder is not there", "Bring the folder or its drive back, or correct the configuration."),
        FileNotFoundException =>
            ("file-missing", "the file is not there", "Check whether another program removes files there."),
        _ => exception.HResult switch
        {
            PosixNoSpace or WindowsDiskFull or WindowsHandleDiskFull => ("disk-full", "the disk is full", "Free space on that disk."),
            PosixReadOnly or WindowsWriteProtected => ("volume-read-only", "the volume is read-only", "Make it writable, or choose another folder."),
            _ => ("file-system-fault", exception.Message.TrimEnd('.'), "See the reason; check the disk and who else uses the folder."),
        },
    };
}

/// <summary>A fault of the file system whose problem is known already.</summary>
internal sealed class KnownProblemException(Problem problem) : IOException(problem.Message)
{
    public Problem Problem => problem;
}
