using AutoGen.Automation.Renders;
using AutoGen.Protocol;
using Microsoft.Extensions.Logging;

namespace AutoGen.Automation.Drops;

/// <summary>Says what becomes of drops: in the log, and to every observer.</summary>
internal sealed partial class DropNews(IEnumerable<IDropObserver> observers, ILogger<DropNews> logger)
{
    private readonly IDropObserver[] observers = [.. observers];

    public void Accepted(Drop drop)
    {
        var plan = drop.Plan;
        Log.Accepted(logger, plan.Id, plan.Watch, plan.Sources[0], plan.Renders.Count);
        foreach (var problem in plan.Rejected)
            Log.Rejected(logger, plan.Id, problem);
        Tell(observer => observer.Accepted(new AcceptedDrop(plan.Id, plan.Watch, plan.Sources[0], plan.Renders.Count, plan.Rejected)));
    }

    public void Rendered(Drop drop, RenderRecord record)
    {
        foreach (var problem in record.Problems)
            Log.NotRendered(logger, drop.Plan.Id, record.Number, problem);
        if (record is not { Path: { } path, Picture: { } picture })
            return;
        Log.Rendered(logger, drop.Plan.Id, record.Number, drop.Plan.Renders.Count, path, picture.Times.Total);
        Tell(observer => observer.PictureFinished(new FinishedPicture(drop.Plan.Id, record.Number, drop.Plan.Renders.Count, path, picture.Times.Total)));
    }

    public void Finished(FinishedDrop drop)
    {
        if (drop.Succeeded)
            Log.Done(logger, drop.Id, drop.Source, drop.Pictures);
        else
            Log.Failed(logger, drop.Id, drop.Source, drop.Pictures, drop.Report);
        Tell(observer => observer.Finished(drop));
    }

    /// <summary>One that cannot hear, for example because its output is a file on a full disk, must not hold up the work.</summary>
    private void Tell(Action<IDropObserver> tell)
    {
        foreach (var observer in observers)
        {
            try
            {
                tell(observer);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                Log.NotHeard(logger, observer.GetType().Name, fault.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1211, LogLevel.Information, "Drop {Drop} of watch {Watch}: {Source} taken, {Renders} to render")]
        public static partial void Accepted(ILogger logger, string drop, string watch, string source, int renders);

        [LoggerMessage(1212, LogLevel.Warning, "Drop {Drop}: {Problem}")]
        public static partial void Rejected(ILogger logger, string drop, Problem problem);

        [LoggerMessage(1213, LogLevel.Error, "Drop {Drop}: picture {Number} failed: {Problem}")]
        public static partial void NotRendered(ILogger logger, string drop, int number, Problem problem);

        [LoggerMessage(1214, LogLevel.Information, "Drop {Drop}: {Number} of {Renders} {Path} ({Seconds:0.0} s)")]
        public static partial void Rendered(ILogger logger, string drop, int number, int renders, string path, double seconds);

        [LoggerMessage(1215, LogLevel.Information, "Drop {Drop}: done, pictures made: {Pictures}; the source is {Source}")]
        public static partial void Done(ILogger logger, string drop, string source, int pictures);

        [LoggerMessage(1217, LogLevel.Warning, "{Observer} could not be told: {Reason}")]
        public static partial void NotHeard(ILogger logger, string observer, string reason);

        [LoggerMessage(1216, LogLevel.Warning, "Drop {Drop}: failed, pictures made: {Pictures}; the source is {Source}, the reason in {Report}")]
        public static partial void Failed(ILogger logger, string drop, string source, int pictures, string report);
    }
}
