using AutoGen.Automation.Drops;
using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Files;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>
/// Brings a flushed work file, and the files that belong to it, to their destinations: record, copies, renames without
/// replacing, folder flush, outcome. A crash between any two of these is finished by <see cref="Resume"/>, and what a record
/// names is never rendered again.
/// </summary>
internal sealed class PictureCommit(DurableFiles files, RenderEnds ends, LiveOptions options)
{
    private readonly PicturePlacing placing = new(files);
    private readonly Lock naming = new(); // two devices must not choose names that only some file systems tell apart

    /// <summary>Commits a picture that the renderer has just written. Without a result it is promised, and waits for the folder of a copy: try <see cref="Resume"/>.</summary>
    public Result<RenderRecord> Commit(Drop drop, PlannedRender render, AttemptStart attempt, RenderedPicture picture)
    {
        if (Prove(attempt.WorkFile, picture) is { } damaged)
            return IoProblem.MayPass(damaged) ? damaged : Failed(render.Number, attempt.Attempt, damaged);
        var name = Path.ChangeExtension(render.Name, picture.Format.Extension());
        var names = picture.Files.Where(static file => file.Folder is null).Select(file => Path.ChangeExtension(name, null) + file.Ending).Prepend(name);
        if (names.Select(path => Confinement.Check(drop.Plan.Output, path)).FirstOrDefault(static problem => problem is not null) is { } outside)
            return Failed(render.Number, attempt.Attempt, outside);
        var destination = Path.Combine(drop.Plan.Output, name);
        return Place(drop.Folder, PicturePlacing.Plan(render.Number, attempt.Attempt, attempt.WorkFile, destination, picture));
    }

    /// <summary>Finishes what a commit record promises, after a crash or when the folder of a copy may be back; without a result it is not.</summary>
    public Result<RenderRecord> Resume(DropFolder folder, CommitRecord record)
    {
        try
        {
            // while the work file is there it was not renamed, and an equal file of that name is another drop's
            if (WorkFile.Holds(record.WorkFile, record.Picture))
            {
                return record.Files.All(static file => file.IsPlaced || (file.Destination is not null && File.Exists(file.WorkFile))) && placing.TryMove(record)
                    ? ends.Completed(record, [])
                    : Place(folder, record);
            }

            if (WorkFile.Holds(record.Destination, record.Picture))
                return ends.Completed(placing.Complete(record), []);
            return Directory.Exists(Path.GetDirectoryName(record.Destination))
                ? ends.Completed(record, [PicturePlacing.Gone(record.Destination)])
                : Unreachable(record);
        }
        catch (Exception fault) when (IoProblem.Is(fault) && File.Exists(record.WorkFile))
        {
            placing.MoveBack(record);
            return Stopped(record, fault, "finish the picture");
        }
    }

    /// <summary>Removes what is left of the files of a render that has an outcome and is not completed.</summary>
    public void Abandon(DropFolder folder, int number)
    {
        if (File.Exists(folder.CommitFile(number)) && StateJson.Read<CommitRecord>(folder.CommitFile(number)).TryGet(out var record, out _))
            placing.Abandon(record);
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

    /// <summary>Its destination is the name that is wanted.</summary>
    private Result<RenderRecord> Place(DropFolder folder, CommitRecord record)
    {
        try
        {
            if (record.Files.Any(static file => file.Source is not null))
            {
                files.WriteJson(folder.CommitFile(record.Number), record); // before there is anything of it in folders of others
                record = placing.MakeCopies(record, Against, path => Confinement.IsWithin(path, folder.Watch.Output));
            }
        }
        catch (Exception fault) when (IoProblem.Is(fault))
        {
            return Stopped(record, fault, "write the picture");
        }

        lock (naming)
            return Rename(folder, record, record.Destination);
    }

    private Result<RenderRecord> Rename(DropFolder folder, CommitRecord record, string wanted)
    {
        for (var number = 1; ; number++)
        {
            if (PicturePlacing.Named(record, wanted, number) is not { } named)
                continue;
            files.WriteJson(folder.CommitFile(record.Number), named);
            try
            {
                if (placing.TryMove(named))
                    return ends.Completed(named, []);
            }
            catch (Exception fault) when (IoProblem.Is(fault) && File.Exists(named.WorkFile)) // else it stands there: the record is gone on from later
            {
                placing.MoveBack(named);
                return Stopped(named, fault, "write the picture");
            }
        }
    }

    /// <summary>A copy in a watched folder would become a drop, whose picture would be copied there ...</summary>
    private Problem? Against(string folder)
    {
        var watch = options.Current.Watches.FirstOrDefault(watch =>
            Confinement.IsWithin(Confinement.Real(folder), Confinement.Real(watch.Path)) && !Confinement.IsWithin(Confinement.Real(folder), Confinement.Real(watch.Output)));
        return watch is null ? null : new Problem("copy-into-watch", $"Pictures cannot be copied to {folder}: it lies in the watched folder of \"{watch.Name}\", where they would become drops.")
        {
            Value = folder,
            Allowed = "a folder that is not watched",
            Remedy = "Choose another folder.",
        };
    }

    /// <summary>What another program holds is let go, the folder of a copy that is away, as a share may be, comes back; anything else has failed.</summary>
    private Result<RenderRecord> Stopped(CommitRecord record, Exception fault, string what)
    {
        var problem = IoProblem.From(fault, record.Destination, what);
        return IoProblem.MayPass(problem) || record.Files.Any(file => file is { Source: not null, Optional: false } && !Directory.Exists(file.Folder) && Against(file.Folder) is null) ? problem : Failed(record.Number, record.Attempt, problem);
    }

    private RenderRecord Failed(int number, int attempt, Problem problem) => ends.Failed(number, attempt, RenderStage.Write, problem);

    private static Problem Unreachable(CommitRecord record) =>
        new("folder-missing", $"The folder of {record.Destination} is not there any more; the picture was finished just before the agent ended.")
        {
            Value = record.Destination,
            Remedy = $"Bring the folder or its drive back; the picture is there, or at {Path.Combine(WatchFolders.Own, Path.GetFileName(record.WorkFile))} of the output folder.",
        };
}
