using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Renders;
using AutoGen.Automation.Schedules;
using AutoGen.Automation.Telemetry;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>The turn of one render: does it, if it still may be done, and tells the backlog what came of it.</summary>
internal sealed partial class RenderTurn(Backlog backlog, StartGate starts, PlanShelf plans, RenderStep renders, RenderHistory history, DropNews news, AgentMetrics metrics, ILogger<RenderTurn> logger)
{
    /// <summary>How long a render rests that was handed back although nobody asked for it.</summary>
    private static readonly TimeSpan Unasked = TimeSpan.FromSeconds(5);

    public async Task RunAsync(RenderKey key, CancellationToken cancellationToken)
    {
        try
        {
            KillPoint.Pass("turn", key.ToString());
            if (backlog.Begin(key) is { } folder)
                await RunAsync(key, folder, cancellationToken);
            KillPoint.Pass("turn-over", key.ToString());
        }
        finally
        {
            backlog.Release(key);
        }
    }

    private async Task RunAsync(RenderKey key, DropFolder folder, CancellationToken cancellationToken)
    {
        var (end, rest) = ((RenderEnd?)null, TimeSpan.Zero);
        try
        {
            if (!Directory.Exists(folder.FullPath))
                backlog.Missed(folder);
            else if (starts.Closed(folder.Watch) is null)
                (end, rest) = await RenderAsync(key, folder, cancellationToken);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            var problem = IoProblem.From(fault, folder.FullPath, "go on with");
            Log.Postponed(logger, key.Drop, problem);
            backlog.Postpone(key.Drop, Backlog.RetryAfter, problem);
        }
        catch (Exception fault) when (DropAdvance.IsBug(fault))
        {
            Log.Broken(logger, fault, key.Drop);
            backlog.SetAside(key.Drop, DropAdvance.Broken(fault));
        }
        finally
        {
            backlog.Over(key, end, rest);
        }
    }

    private async Task<(RenderEnd? End, TimeSpan Wait)> RenderAsync(RenderKey key, DropFolder folder, CancellationToken cancellationToken)
    {
        if (!plans.Get(folder).TryGet(out var drop, out _))
            throw new IOException($"{folder.PlanFile} cannot be read.");
        var result = await renders.RunAsync(drop, key.Number, cancellationToken);
        if (result is StepResult.Ended { Before: false, Record: var record })
        {
            if (record.Picture is { } picture)
                history.Add(drop.Plan.Renders[record.Number - 1].Request, picture.Times);
            metrics.Rendered(drop.Plan, record);
            news.Rendered(drop, record);
        }

        return result switch
        {
            StepResult.Ended ended => (ended.Record.End, default),
            StepResult.Later later => (null, later.Rest),
            _ => (null, cancellationToken.IsCancellationRequested ? default : Unasked),
        };
    }

    private static partial class Log
    {
        [LoggerMessage(1403, LogLevel.Error, "Drop {Drop}: {Problem} It is tried again in half a minute")]
        public static partial void Postponed(ILogger logger, string drop, Problem problem);

        [LoggerMessage(1404, LogLevel.Critical, "Drop {Drop}: broke; it is left alone until the agent's next start")]
        public static partial void Broken(ILogger logger, Exception fault, string drop);
    }
}
