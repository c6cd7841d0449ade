using System.Text;
using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Intake;
using AutoGen.Automation.Running;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;

namespace AutoGen.Automation.Control;

/// <summary>Makes drops of texts, without a way through the watched folder.</summary>
internal sealed class Submissions(LiveOptions options, RunningWatches watches, DropReader reader, Claim claim, Backlog backlog, DurableFiles files)
{
    /// <summary>The id of the drop; it is on the disk.</summary>
    public Result<string> Take(Submission submission) =>
        SubmissionTarget.Of(options.Current.Watches, submission).TryGet(out var watch, out var problems) ? Take(watch, submission) : Result<string>.Fail(problems);

    /// <param name="watch">Whose drop it becomes.</param>
    /// <param name="submission">The text.</param>
    /// <param name="run">The run of a schedule that it is.</param>
    public Result<string> Take(WatchSettings watch, Submission submission, ScheduledRun? run = null)
    {
        if (watches.Find(watch.Name) is not { } running)
            return SubmissionTarget.NoWatch([], watch.Name); // taken out this very moment
        if (running.Enter() is { } unusable)
            return unusable;
        if (submission is { Again: true, Id: { } before } && reader.Holds(before))
            return before;
        var folder = claim.NewDrop(watch, submission.Id);
        if (!backlog.Reserve(folder)) // under another id nobody would know it again, and it would be made twice
            return SubmissionTarget.InUse(folder.Id);
        try
        {
            Write(folder, submission, run);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            backlog.Forget(folder.Id);
            return IoProblem.From(fault, folder.FullPath, "write");
        }

        backlog.Made(folder);
        return folder.Id;
    }

    /// <summary>The text comes into source/ by a rename: before, the folder is one of nothing, which the next start removes.</summary>
    private void Write(DropFolder folder, Submission submission, ScheduledRun? run)
    {
        var temporary = Path.Combine(folder.FullPath, "submission.tmp");
        files.CreateFolder(folder.SourceFolder);
        files.Write(temporary, Encoding.UTF8.GetBytes(submission.Text));
        if (run is not null)
            files.WriteJson(folder.ScheduleFile, run);
        files.FlushFolder(Path.GetDirectoryName(folder.FullPath)!);
        files.FlushFolder(folder.FullPath);
        var came = files.TryMove(temporary, folder.Claimed(submission.Name));
        try
        {
            files.FlushFolder(folder.SourceFolder);
        }
        catch (Exception fault) when (came && IoProblem.Is(fault))
        {
            files.Delete(folder.Claimed(submission.Name)); // who is refused hands it over again: it must not become a drop besides
            throw;
        }
    }
}
