using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Workers;

/// <summary>Looks at something again and again; a bug in one look does not end all looking.</summary>
internal static partial class Recurring
{
    public static async Task RunAsync(Action look, TimeSpan interval, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                Look(look, logger);
        }
        catch (OperationCanceledException)
        {
            // it was asked to end
        }
    }

    private static void Look(Action look, ILogger logger)
    {
        try
        {
            look();
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            Log.Broke(logger, bug);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1520, LogLevel.Error, "Looking after the workers failed")]
        public static partial void Broke(ILogger logger, Exception bug);
    }
}
