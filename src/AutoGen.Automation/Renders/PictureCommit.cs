using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>
/// Brings a flushed work file to its destination: record, rename without replacing, folder flush, outcome. A crash
/// between any two of these is finished by <see cref="Resume"/>, and what a record names is never rendered again.
/// </summary>
internal sealed class PictureCommit(DurableFiles files, RenderEnds ends)
{
    /// <summary>Commits a picture that the renderer has just written.</summary>
    public RenderRecord Commit(Drop drop, PlannedRender render, AttemptStart attempt, RenderedPicture picture)
    {
        if (Prove(attempt.WorkFile, picture) is { } damaged)
            return Failed(render.Number, attempt.Attempt, damaged);
        if (Confinement.Check(drop.Plan.Output, render.Name) is { } outside)
            return Failed(render.Number, attempt.Attempt, outside);
        var destination = Path.Combine(drop.Plan.Output, render.Name);
        return Rename(drop.Folder, new CommitRecord(render.Number, attempt.Attempt, attempt.WorkFile, destination, picture), destination);
    }

    /// <summary>Finishes what a commit record promises, after a crash.</summary>
    public RenderRecord Resume(DropFolder folder, CommitRecord record)
    {
        try
        {
            // while the work file is there it was not renamed, and an equal file of that name is another drop's
            if (WorkFile.Holds(record.WorkFile, record.Picture))
                return Rename(folder, record, record.Destination);
            if (WorkFile.Holds(record.Destination, record.Picture))
                return ends.Completed(record, []);
            return Directory.Exists(Path.GetDirectoryName(record.Destination))
                ? ends.Completed(record, [Gone(record)])
                : Failed(record.Number, record.Attempt, Unreachable(record));
        }
        catch (Exception fault) when (IoProblem.Is(fault) && File.Exists(record.WorkFile))
        {
            return Failed(record.Number, record.Attempt, IoProblem.From(fault, record.Destination, "finish the picture"));
        }
    }

    private static Problem? Prove(string workFile, RenderedPicture picture)
    {
        try
        {
            return WorkFile.Check(workFile, picture);
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return IoProblem.From(fault, workFile, "read the rendered picture");
        }
    }

    private RenderRecord Rename(DropFolder folder, CommitRecord record, string wanted)
    {
        for (var number = 1; ; number++)
        {
            record = record with { Destination = FileNames.Numbered(wanted, number) };
            if (Path.Exists(record.Destination))
                continue;
            files.WriteJson(folder.CommitFile(record.Number), record);
            try
            {
                if (!Move(record))
                    continue;
            }
            catch (Exception fault) when (IoProblem.Is(fault) && File.Exists(record.WorkFile)) // else it stands there: the record is gone on from later
            {
                return Failed(record.Number, record.Attempt, IoProblem.From(fault, record.Destination, "write the picture"));
            }

            return ends.Completed(record, []);
        }
    }

    private bool Move(CommitRecord record)
    {
        var folder = Path.GetDirectoryName(record.Destination)!;
        files.CreateFolder(folder);
        if (!files.TryMove(record.WorkFile, record.Destination))
            return false;
        files.FlushFolder(folder);
        return true;
    }

    private RenderRecord Failed(int number, int attempt, Problem problem) => ends.Failed(number, attempt, RenderStage.Write, problem);

    private static Problem Gone(CommitRecord record) =>
        new("picture-taken-away", $"The picture {record.Destination} was finished just before the agent ended, and is not there any more.")
        {
            Value = record.Destination,
            Remedy = "Nothing, if you or another program moved it; else drop the source again.",
        };

    private static Problem Unreachable(CommitRecord record) =>
        new("folder-missing", $"The folder of {record.Destination} is not there any more; the picture was finished just before the agent ended.")
        {
            Value = record.Destination,
            Remedy = $"Bring the folder or its drive back; the picture is there, or at {Path.Combine(WatchFolders.Own, Path.GetFileName(record.WorkFile))} of the output folder.",
        };
}
