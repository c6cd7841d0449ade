using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Housekeeping;
using AutoGen.Protocol;
using AutoGen.Protocol.Catalogues;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Running;

/// <summary>Brings drops on by everything but rendering: plans new ones, reads what an earlier agent left, finishes what has ended.</summary>
internal sealed partial class DropAdvance(Backlog backlog, DropWork work, ICatalogueSource catalogue, DiskGuard disks, ILogger<DropAdvance> logger)
{
    /// <summary>Drops taken at a time; finishing comes first in each batch.</summary>
    private const int Batch = 32;

    /// <summary>Drops of a batch that are brought on at once: nearly all of that time is waiting for the disk, which serves several flushes as one.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Until there is nothing to do.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && backlog.TakeWork(Batch) is { Count: > 0 } batch)
        {
            Parallel.ForEach(batch, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, folder =>
            {
                if (cancellationToken.IsCancellationRequested)
                    backlog.Postpone(folder.Id, TimeSpan.Zero, null);
                else
                    Run(folder);
            });
        }
    }

    /// <summary>One drop; whatever happens to it, the next one goes on.</summary>
    private void Run(DropFolder folder)
    {
        try
        {
            if (!Directory.Exists(folder.FullPath))
                backlog.Missed(folder);
            else if (!File.Exists(folder.PlanFile) && catalogue.Current is null)
                AwaitCatalogue(folder);
            else if (!File.Exists(folder.PlanFile) && disks.Against(folder.Watch) is { } full)
                backlog.Postpone(folder.Id, Backlog.RetryAfter, full);
            else
                Advance(folder);
        }
        catch (CatalogueUnknownException) // it has become unknown between the two looks
        {
            AwaitCatalogue(folder);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            var problem = IoProblem.From(fault, folder.FullPath, "go on with");
            Log.Postponed(logger, folder.Id, problem);
            backlog.Postpone(folder.Id, Backlog.RetryAfter, problem);
        }
        catch (Exception fault) when (IsBug(fault))
        {
            Log.Broken(logger, fault, folder.Id);
            backlog.SetAside(folder.Id, Broken(fault));
        }
    }

    /// <summary>A fault that nobody foresaw: it must cost its own drop only.</summary>
    public static bool IsBug(Exception fault) => fault is not (OutOfMemoryException or OperationCanceledException);

    public static Problem Broken(Exception fault) => new("drop-broke", $"Going on with this drop broke: {fault.Message}")
    {
        Remedy = "See the log; this is a bug. The drop is tried again at the agent's next start.",
    };

    private void Advance(DropFolder folder)
    {
        if (work.Open(folder) is not { } drop)
        {
            backlog.Forget(folder.Id);
            return;
        }

        var board = work.Board(drop);
        if (!board.IsComplete && !(work.IsOver(drop) && backlog.AllInHand(folder.Id).Count == 0))
        {
            backlog.Opened(folder, DropOutline.Of(drop.Plan), board);
            return;
        }

        work.Finish(drop);
        backlog.Forget(folder.Id);
        if (work.ComesBack(folder)) // somebody saw the report and wanted the rest before we were through
            backlog.Add(folder);
    }

    private void AwaitCatalogue(DropFolder folder)
    {
        backlog.Postpone(folder.Id, Backlog.RetryAfter, NoCatalogue);
        if (catalogue.Current is not null) // it came meanwhile, and may have woken the others only
            backlog.Wake();
    }

    private static Problem NoCatalogue { get; } = new("catalogue-unknown", "It is not known yet which models and plugins there are.")
    {
        Remedy = "It goes on by itself once a worker has looked at them; autogen status says how the workers stand.",
    };

    private static partial class Log
    {
        [LoggerMessage(1401, LogLevel.Error, "Drop {Drop}: {Problem} It is tried again in half a minute")]
        public static partial void Postponed(ILogger logger, string drop, Problem problem);

        [LoggerMessage(1402, LogLevel.Critical, "Drop {Drop}: broke; it is left alone until the agent's next start")]
        public static partial void Broken(ILogger logger, Exception fault, string drop);
    }
}
