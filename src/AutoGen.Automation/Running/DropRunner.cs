using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>Works through the backlog, one drop after another, oldest first.</summary>
internal sealed partial class DropRunner(Backlog backlog, DropWork work, TimeProvider time, ILogger<DropRunner> logger)
{
    /// <summary>How long a drop is left alone whose own files could not be written (full disk, lost share).</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (backlog.TryTake() is { } folder)
                await RunOneAsync(folder, cancellationToken);
            else
                await backlog.WaitAsync(RetryAfter, cancellationToken);
        }
    }

    /// <summary>One drop; whatever happens to it, the next one goes on.</summary>
    public async Task RunOneAsync(DropFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(folder.FullPath) && work.Open(folder) is { } drop)
                await work.RunAsync(drop, cancellationToken);
            backlog.Forget(folder);
        }
        catch (CatalogueUnknownException)
        {
            backlog.Postpone(folder, TimeSpan.Zero);
            await Task.Delay(TimeSpan.FromSeconds(0.5), time, cancellationToken);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            Log.Postponed(logger, folder.Id, IoProblem.From(fault, folder.FullPath, "go on with"));
            backlog.Postpone(folder, RetryAfter);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException)) // a bug: this drop waits for the next start
        {
            Log.Broken(logger, fault, folder.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Error, "Drop {Drop}: {Problem} It is tried again in half a minute")]
        public static partial void Postponed(ILogger logger, string drop, Problem problem);

        [LoggerMessage(1402, LogLevel.Critical, "Drop {Drop}: broke; it is left alone until the agent's next start")]
        public static partial void Broken(ILogger logger, Exception fault, string drop);
    }
}
