using AutoGen.Automation.Files;
using AutoGen.Automation.Watches;
using AutoGen.Protocol;
using AutoGen.Protocol.Rendering;

namespace AutoGen.Automation.Renders;

/// <summary>
/// Brings a picture and all that belongs to it from work files to their names: copies are made where they go, under names of
/// our own; then everything is renamed without replacing, the picture last. Each step can be the last one; what it left is
/// gone on from, or taken back.
/// </summary>
internal sealed class PicturePlacing(DurableFiles files)
{
    /// <summary>What is to be done for a picture, its names still open.</summary>
    public static CommitRecord Plan(int number, int attempt, string workFile, string destination, RenderedPicture picture) =>
        new(number, attempt, workFile, destination, picture)
        {
            Files = [.. picture.Files.Select((file, index) => new CommitFile(file.WorkFile, Path.GetDirectoryName(destination)!, file.Sha256, file.Bytes, file.Ending) with
            {
                WorkFile = file.Folder is { } folder ? Path.Combine(WatchFolders.Work(folder), FormattableString.Invariant($"{Path.GetFileName(workFile)}.copy{index + 1}")) : file.WorkFile,
                Folder = file.Folder ?? Path.GetDirectoryName(destination)!,
                Source = file.Folder is null ? null : file.WorkFile,
                Optional = file.Optional,
            })],
        };

    /// <summary>Makes the copies, flushed; those that were made before a crash stay.</summary>
    /// <param name="record">What is to be done.</param>
    /// <param name="against">Why a folder may get no copy; null where it may.</param>
    /// <param name="mayCreate">Whether a folder may be created.</param>
    /// <returns>The record without copies that cannot be made and need not be.</returns>
    /// <exception cref="IOException">One that must be made cannot be.</exception>
    public CommitRecord MakeCopies(CommitRecord record, Func<string, Problem?> against, Predicate<string> mayCreate)
    {
        foreach (var file in record.Files.Where(static file => file is { Source: not null, IsPlaced: false }))
        {
            try
            {
                if (against(file.Folder) is { } problem)
                    throw new KnownProblemException(problem);
                MakeCopy(file, record, mayCreate(file.Folder));
            }
            catch (Exception fault) when (IoProblem.Is(fault) && file.Optional)
            {
                record = record with { Files = [.. record.Files.Where(other => other != file)], Warnings = [.. record.Warnings, NotCopied(fault, file)] };
            }
            catch (Exception fault) when (IoProblem.Is(fault))
            {
                throw new KnownProblemException(NotCopied(Directory.Exists(file.Folder) || fault is KnownProblemException ? fault : new DirectoryNotFoundException(), file));
            }
        }

        return record;
    }

    /// <summary>The record with names that are all free: picture and files beside it with the same number. Null where they are not.</summary>
    public static CommitRecord? Named(CommitRecord record, string wanted, int number)
    {
        var picture = FileNames.Numbered(wanted, number);
        var named = record with { Destination = picture, Files = [.. record.Files.Select(file => file with { Destination = NameOf(file, picture) })] };
        return FileNames.AnyTaken([picture, .. named.Files.Select(static file => file.Destination!)]) ? null : named;
    }

    /// <summary>Renames everything that is not in its place yet; false, and all as before, where a name was taken meanwhile.</summary>
    public bool TryMove(CommitRecord record)
    {
        files.CreateFolder(Path.GetDirectoryName(record.Destination)!);
        if (!record.Files.All(file => file.IsPlaced || files.TryMove(file.WorkFile, file.Destination!)) || !files.TryMove(record.WorkFile, record.Destination))
        {
            MoveBack(record);
            return false;
        }

        foreach (var folder in record.Files.Select(static file => file.Folder).Append(Path.GetDirectoryName(record.Destination)!).Distinct())
            files.FlushFolder(folder);
        return true;
    }

    /// <summary>Takes back what was renamed before the picture.</summary>
    public void MoveBack(CommitRecord record)
    {
        foreach (var file in record.Files.Where(static file => file.IsPlaced))
            files.TryMove(file.Destination!, file.WorkFile);
    }

    /// <summary>What is missing beside a picture that is in its place: renames that the power took back.</summary>
    public CommitRecord Complete(CommitRecord record)
    {
        var placed = record.Files.Select(file => file.IsPlaced || !File.Exists(file.WorkFile) ? file : MoveAlone(file)).ToList();
        return record with { Files = [.. placed.Where(static file => file.IsPlaced)], Warnings = [.. record.Warnings, .. placed.Where(static file => !file.IsPlaced).Select(static file => Gone(file.Destination ?? file.Folder))] };
    }

    /// <summary>Removes what a record promised, when it promises it no more.</summary>
    public void Abandon(CommitRecord record)
    {
        foreach (var file in record.Files.Where(static file => File.Exists(file.WorkFile)))
            files.Delete(file.WorkFile);
    }

    public static Problem Gone(string path) =>
        new("picture-taken-away", $"The file {path} was finished just before the agent ended, and is not there any more.")
        {
            Value = path,
            Remedy = "Nothing, if you or another program moved it; else drop the source again.",
        };

    private void MakeCopy(CommitFile file, CommitRecord record, bool mayCreate)
    {
        if (Renders.WorkFile.Holds(file.WorkFile, file.Sha256, file.Bytes))
            return;
        if (mayCreate)
            files.CreateFolder(file.Folder);
        else if (!Directory.Exists(file.Folder)) // an empty mount point must not be filled
            throw new DirectoryNotFoundException();
        files.CreateFolder(Path.GetDirectoryName(file.WorkFile)!);
        if (File.Exists(file.WorkFile))
            files.Delete(file.WorkFile);
        var source = file.Source == record.WorkFile && !File.Exists(file.Source) ? record.Destination : file.Source!;
        if (files.Copy(source, file.WorkFile) != file.Sha256)
            throw new IOException($"{source} is not what the renderer wrote");
    }

    /// <summary>Beside the picture its name with the ending; a copy, whose folder is another, the first of these that is free.</summary>
    private static string NameOf(CommitFile file, string picture)
    {
        var name = Path.Combine(file.Folder, Path.GetFileNameWithoutExtension(picture) + file.Ending);
        for (var number = 1; file.Source is not null; number++)
        {
            if (!FileNames.AnyTaken(FileNames.Numbered(name, number)))
                return FileNames.Numbered(name, number);
        }

        return name;
    }

    private CommitFile MoveAlone(CommitFile file)
    {
        for (var number = 1; ; number++)
        {
            var moved = file with { Destination = FileNames.Numbered(file.Destination!, number) };
            if (!files.TryMove(file.WorkFile, moved.Destination))
                continue;
            files.FlushFolder(file.Folder);
            return moved;
        }
    }

    private static Problem NotCopied(Exception fault, CommitFile file) => IoProblem.From(fault, file.Folder, "copy the picture to");
}
