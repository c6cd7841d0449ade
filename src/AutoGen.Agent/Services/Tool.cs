using System.ComponentModel;
using System.Diagnostics;
using AutoGen.Protocol;

namespace AutoGen.Agent.Services;

/// <summary>A program of the system (schtasks, systemctl), run to its end.</summary>
internal static class Tool
{
    public static async Task<Result<ToolAnswer>> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return new ToolAnswer(process.ExitCode, await output, await error);
        }
        catch (Win32Exception fault)
        {
            return ServiceProblems.Failed(program, $"start {program}", fault.Message.TrimEnd('.'));
        }
    }
}

/// <summary>How it ended and what it said.</summary>
internal sealed record ToolAnswer(int ExitCode, string Output, string Error)
{
    public bool Well => ExitCode == 0;

    /// <summary>Its own words on why it failed.</summary>
    public string Reason => (Error.Trim() is { Length: > 0 } error ? error : Output.Trim()).ReplaceLineEndings(" ").TrimEnd('.');
}
