using AutoGen.Protocol;
using AutoGen.Protocol.Files;

namespace AutoGen.Automation.Files;

/// <summary>What the file system refused, in words a person can act on.</summary>
internal static class IoProblem
{
    private const int Windows = unchecked((int)0x80070000);
    private const int PosixCrossDevice = 18, PosixNoSpace = 28, PosixReadOnly = 30, PosixNameTooLong = 36, PosixTimedOut = 110, PosixHostDown = 112, PosixHostUnreachable = 113, PosixStale = 116;
    private const int WindowsDiskFull = Windows + 112, WindowsHandleDiskFull = Windows + 39, WindowsWriteProtected = Windows + 19, WindowsOtherVolume = Windows + 17;
    private const int WindowsInvalidName = Windows + 123, WindowsNameTooLong = Windows + 206, WindowsInvalidFolder = Windows + 267;
    private const int WindowsFirstCloudError = Windows + 358, WindowsLastCloudError = Windows + 404;
    private const string ShareAway = "share-away";

    /// <summary>What Windows says while a share, its server or the network is away; while one comes or goes it says many things.</summary>
    private static readonly HashSet<int> AwayErrors =
    [
        PosixTimedOut, PosixHostDown, PosixHostUnreachable, PosixStale,
        .. new[] { 51, 53, 54, 55, 58, 59, 64, 67, 121, 1203, 1222, 1225, 1231, 1232, 1236, 1256 }.Select(static error => Windows + error),
    ];

    /// <summary>Faults of the file system that are answered with a problem; anything else is a bug.</summary>
    public static bool Is(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Whether nothing may be written there.</summary>
    public static bool IsReadOnly(Exception exception) =>
        exception is UnauthorizedAccessException or IOException { HResult: PosixReadOnly or WindowsWriteProtected };

    /// <summary>Whether a file can be read where it is, but not renamed away: no right to, or it lies on another volume.</summary>
    public static bool IsImmovable(Exception exception) => IsReadOnly(exception) || IsOtherVolume(exception);

    /// <summary>Whether a rename would have had to be a copy.</summary>
    public static bool IsOtherVolume(Exception exception) => exception is IOException { HResult: PosixCrossDevice or WindowsOtherVolume };

    /// <summary>Whether it goes by as a rule: another program has the file open, a share is away.</summary>
    public static bool MayPass(Exception exception) => HeldFile.Is(exception) || (exception is IOException && AwayErrors.Contains(exception.HResult));

    /// <inheritdoc cref="MayPass(Exception)"/>
    public static bool MayPass(Problem problem) => problem.Code is HeldFile.InUse or ShareAway;

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
            ("access-denied", "permission denied", OperatingSystem.IsWindows() ? "Give the agent's user the right to write there; or another program has it open: close it there." : "Give the agent's user the right to write there."),
        DirectoryNotFoundException =>
            ("folder-missing", "the folder is not there", "Bring the folder or its drive back, or correct the configuration."),
        FileNotFoundException =>
            ("file-missing", "the file is not there", "Check whether another program removes files there."),
        _ when HeldFile.Is(exception) =>
            (HeldFile.InUse, "another program has it open", HeldFile.Problem("").Remedy!),
        _ when AwayErrors.Contains(exception.HResult) =>
            (ShareAway, "the network share or its server does not answer", "Check the network and the server; work goes on when the share is back."),
        _ => Explain(exception.HResult, exception.Message.TrimEnd('.')),
    };

    private static (string Code, string Reason, string Remedy) Explain(int error, string message) => error switch
    {
        PosixNoSpace or WindowsDiskFull or WindowsHandleDiskFull => ("disk-full", "the disk is full", "Free space on that disk."),
        PosixReadOnly or WindowsWriteProtected => ("volume-read-only", "the volume is read-only", "Make it writable, or choose another folder."),
        PosixCrossDevice or WindowsOtherVolume => ("other-volume", "a part of that path is another volume", "Mount volumes at the folder itself, or outside it, not below it."),
        PosixNameTooLong or WindowsNameTooLong => ("path-too-long", "the path, or a name in it, is too long", "Choose a shorter folder or name."),
        WindowsInvalidName or WindowsInvalidFolder => ("path-name-forbidden", "Windows takes no such name", "Choose another name, see docs/drops.md#names."),
        >= WindowsFirstCloudError and <= WindowsLastCloudError => ("file-online-only", "its content is in the cloud and cannot be fetched now", "Choose \"Always keep on this device\" for that folder, or copy the file to one that is not synchronised."),
        _ => ("file-system-fault", message, "See the reason; check the disk and who else uses the folder."),
    };
}

/// <summary>A fault of the file system whose problem is known already.</summary>
internal sealed class KnownProblemException(Problem problem) : IOException(problem.Message)
{
    public Problem Problem => problem;
}
