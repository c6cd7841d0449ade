namespace AutoGen.Protocol.Rendering;

/// <summary>
/// A graphics device that went away in the middle of its work: its driver crashed, hung, was reset by Windows or updated, or the card
/// is gone. Nothing on it can be used any more by the process that had it; another process may begin anew.
/// </summary>
public static class DeviceLoss
{
    /// <summary>Code of its problem.</summary>
    public const string ProblemCode = "device-lost";

    /// <summary>With what a worker ends for it: EX_TEMPFAIL of sysexits.h, as another attempt may work.</summary>
    public const int ExitCode = 75;

    private static readonly Dictionary<uint, string> Errors = new()
    {
        [0x887A0005] = "the device was removed", // DXGI_ERROR_DEVICE_REMOVED
        [0x887A0006] = "the device hung", // DXGI_ERROR_DEVICE_HUNG
        [0x887A0007] = "the device was reset", // DXGI_ERROR_DEVICE_RESET
        [0x887A0020] = "the driver broke", // DXGI_ERROR_DRIVER_INTERNAL_ERROR
    };

    /// <summary>What an error says of the device, for people; null where it is not one of these. ONNX Runtime puts the number into its message as eight hexadecimal digits.</summary>
    public static string? In(string text)
    {
        foreach (var (error, meaning) in Errors)
        {
            if (text.Contains($"{error:X8}", StringComparison.OrdinalIgnoreCase))
                return $"{meaning}, {error:X8}";
        }

        return null;
    }

    /// <summary>The same of the exit code of a process: native code that gives up ends with the error itself.</summary>
    public static string? In(int exitCode) => exitCode == ExitCode ? "the worker said so" : In($"{exitCode:X8}");
}
