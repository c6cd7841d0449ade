using System.ComponentModel;
using System.Diagnostics;
using AutoGen.Automation.Workers;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Notices;

/// <summary>Runs the program of a hook: what it is told stands in its environment, what it says in the log, and after its time it is ended with all that it started.</summary>
internal sealed partial class HookRun(LiveOptions options, Secrets secrets, Files.DataFolder data, TimeProvider time, ILogger<HookRun> logger)
{
    /// <summary>Lines of output that are logged.</summary>
    public const int MostLines = 200;

    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(1);

    public async Task<Delivery> RunAsync(HookSettings hook, Notice notice, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(StartOf(hook, notice))!;
            Log.Started(logger, notice.Id, hook.Run[0], process.Id);
            await EndAsync(process, hook, notice, cancellationToken);
            return new Delivery.Done();
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException)
        {
            return new Delivery.Never(NoticeProblems.HookNotStarted(hook.Run[0], fault.Message));
        }
    }

    private ProcessStartInfo StartOf(HookSettings hook, Notice notice)
    {
        var start = new ProcessStartInfo(hook.Run[0], hook.Run.Skip(1))
        {
            WorkingDirectory = data.FullPath,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var own = options.Current.Notices.SelectMany(static channel => channel.Secrets).ToHashSet(StringComparer.OrdinalIgnoreCase); // as they are looked for
        foreach (var name in start.Environment.Keys.Where(own.Contains).ToList())
            start.Environment.Remove(name); // they are the agent's
        foreach (var (name, value) in HookEnvironment.Of(notice))
            start.Environment[name] = value;
        return start;
    }

    private async Task EndAsync(Process process, HookSettings hook, Notice notice, CancellationToken cancellationToken)
    {
        WorkerJob.Add(process);
        process.StandardInput.Close();
        var said = new HookOutput(line => Log.Said(logger, notice.Id, secrets.Redact(line)), MostLines);
        var drained = Task.WhenAll(
            new OutputLines(said.Add).ReadAsync(process.StandardOutput.BaseStream),
            new OutputLines(said.Add).ReadAsync(process.StandardError.BaseStream));
        var inTime = await WaitAsync(process, TimeSpan.FromSeconds(hook.Seconds), cancellationToken);
        await Task.WhenAny(drained, Task.Delay(DrainPatience, time, CancellationToken.None)); // a child that lives on may hold the pipe
        if (said.LeftOut > 0)
            Log.SaidMore(logger, notice.Id, said.LeftOut);
        cancellationToken.ThrowIfCancellationRequested();
        if (!inTime)
            Log.TookTooLong(logger, notice.Id, hook.Run[0], hook.Seconds);
        else if (process.ExitCode == 0)
            Log.Ended(logger, notice.Id, hook.Run[0]);
        else
            Log.Failed(logger, notice.Id, hook.Run[0], process.ExitCode);
    }

    /// <summary>Whether it ended by itself.</summary>
    private async Task<bool> WaitAsync(Process process, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await process.WaitForExitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            Kill(process);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // it was quicker
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Information, "Notice {Notice}: {Program} is run, process {Process}")]
        public static partial void Started(ILogger logger, string notice, string program, int process);

        [LoggerMessage(2012, LogLevel.Information, "Notice {Notice}: the hook says: {Line}")]
        public static partial void Said(ILogger logger, string notice, string line);

        [LoggerMessage(2013, LogLevel.Information, "Notice {Notice}: the hook said {Lines} more lines")]
        public static partial void SaidMore(ILogger logger, string notice, int lines);

        [LoggerMessage(2014, LogLevel.Information, "Notice {Notice}: {Program} has ended as it should")]
        public static partial void Ended(ILogger logger, string notice, string program);

        [LoggerMessage(2015, LogLevel.Warning, "Notice {Notice}: {Program} ended with exit code {Code}")]
        public static partial void Failed(ILogger logger, string notice, string program, int code);

        [LoggerMessage(2016, LogLevel.Warning, "Notice {Notice}: {Program} did not end within {Seconds} s and was ended with all that it had started")]
        public static partial void TookTooLong(ILogger logger, string notice, string program, double seconds);
    }
}
