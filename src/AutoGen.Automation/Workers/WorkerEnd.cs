using System.Globalization;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Workers;

/// <summary>How a worker process ended.</summary>
/// <param name="ExitCode">Null where the agent killed it or it never started.</param>
/// <param name="Problem">What happened; null where it ended as it was asked to.</param>
/// <param name="LastLines">The last it wrote.</param>
internal sealed record WorkerEnd(int? ExitCode, Problem? Problem, IReadOnlyList<string> LastLines)
{
    /// <summary>Whether it ended because its graphics device did.</summary>
    public bool DeviceLost => Problem?.Code == DeviceLoss.ProblemCode;

    private const int UnixSignals = 128, UnixKill = UnixSignals + 9, WindowsKill = -1;

    /// <summary>Whether somebody else killed it: the system for want of memory, or a person.</summary>
    public bool KilledFromOutside => ExitCode == (OperatingSystem.IsWindows() ? WindowsKill : UnixKill);

    /// <summary>What a crash says about itself.</summary>
    public static string Describe(int exitCode) => OperatingSystem.IsWindows()
        ? exitCode < 0 ? $"exit code 0x{exitCode:X8}" : string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}")
        : exitCode switch
        {
            UnixSignals + 4 => "illegal instruction, SIGILL",
            UnixSignals + 6 => "aborted, SIGABRT",
            UnixSignals + 7 => "bus error, SIGBUS",
            UnixSignals + 8 => "arithmetic fault, SIGFPE",
            UnixKill => "killed from outside, SIGKILL; by the system, where memory ran out",
            UnixSignals + 11 => "segmentation fault, SIGSEGV",
            UnixSignals + 15 => "ended from outside, SIGTERM",
            _ => string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}"),
        };
}
